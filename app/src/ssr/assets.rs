//! The names of built files, which contain a hash of their content.

use super::BuiltFiles;
use leptos::config::LeptosOptions;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The folder of an installed package, from that of its binary.
const PACKAGED: &str = "../share/guichet";

/// Returns the addresses of the built files. They are read once: a page must not open files, and a later build's files
/// next to the binary belong to another binary.
pub fn built_files(options: &LeptosOptions) -> &'static BuiltFiles {
    static FILES: OnceLock<BuiltFiles> = OnceLock::new();
    FILES.get_or_init(|| addresses(options, &hashes(options)))
}

fn addresses(options: &LeptosOptions, hashes: &str) -> BuiltFiles {
    let value = |kind: &str| {
        let mut lines = hashes.lines().filter_map(|line| line.split_once(':'));
        let (_, value) = lines.find(|(name, _)| name.trim() == kind)?;
        Some(value.trim().to_owned())
    };
    let named = |hash: Option<String>, kind: &str| {
        let hash = hash.map(|hash| format!(".{hash}")).unwrap_or_default();
        format!("/{}/{}{hash}.{kind}", options.site_pkg_dir, options.output_name)
    };
    let file = |kind: &str| named(value(kind), kind);
    BuiltFiles {
        css: file("css"),
        portal_css: named(value("portal-css").or_else(|| value("css")), "css"),
        js: file("js"),
        wasm: file("wasm"),
        commit: value("commit"),
    }
}

/// Returns the content of `hash.txt` beside the binary or, of an installed package, beside the site: `kind: hash` lines,
/// and the commit. Builds without hashes have no such file.
fn hashes(options: &LeptosOptions) -> String {
    if !options.hash_files {
        return String::new();
    }
    let folder = std::env::current_exe()
        .ok()
        .and_then(|path| path.parent().map(PathBuf::from))
        .unwrap_or_default();
    let files = ["", PACKAGED].map(|place| folder.join(place).join(options.hash_file.as_ref()));
    files.iter().find_map(|file| std::fs::read_to_string(file).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portals_have_the_style_sheet_without_the_backoffice_where_a_build_made_it() {
        let options = LeptosOptions::builder().output_name("guichet").site_pkg_dir("pkg").build();
        for (hashes, css, portal_css) in [
            ("css: a\nportal-css: b\n", "/pkg/guichet.a.css", "/pkg/guichet.b.css"),
            ("css: a\n", "/pkg/guichet.a.css", "/pkg/guichet.a.css"),
            ("", "/pkg/guichet.css", "/pkg/guichet.css"),
        ] {
            let files = addresses(&options, hashes);
            assert_eq!((&*files.css, &*files.portal_css), (css, portal_css), "{hashes:?}");
        }
    }
}
