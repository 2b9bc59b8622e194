//! The names of built files, which carry a hash of their content.

use super::BuiltFiles;
use leptos::config::LeptosOptions;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The addresses of the built files. They are read once: a page must not need a file to be opened, and what a later build
/// puts beside the binary belongs to another binary.
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

/// The build writes one `kind: hash` a line beside the binary, and the commit; without hashing there is no such file.
fn hashes(options: &LeptosOptions) -> String {
    if !options.hash_files {
        return String::new();
    }
    let folder = std::env::current_exe()
        .ok()
        .and_then(|path| path.parent().map(PathBuf::from))
        .unwrap_or_default();
    std::fs::read_to_string(folder.join(options.hash_file.as_ref())).unwrap_or_default()
}
