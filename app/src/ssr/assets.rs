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
    FILES.get_or_init(|| {
        let hashes = hashes(options);
        let value = |kind: &str| {
            let mut lines = hashes.lines().filter_map(|line| line.split_once(':'));
            let (_, value) = lines.find(|(name, _)| name.trim() == kind)?;
            Some(value.trim().to_owned())
        };
        let file = |kind: &str| {
            let hash = value(kind).map(|hash| format!(".{hash}")).unwrap_or_default();
            format!("/{}/{}{hash}.{kind}", options.site_pkg_dir, options.output_name)
        };
        BuiltFiles { css: file("css"), js: file("js"), wasm: file("wasm"), commit: value("commit") }
    })
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
