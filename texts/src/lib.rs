//! Makes Rust functions of the texts in `locales/`, which translators write. For build scripts: nothing of this is in the
//! binary. English is the reference; a language that lacks a text or an argument, or has one more, fails the build.

mod check;
mod code;
mod file;
mod language;
mod pattern;
#[cfg(test)]
mod tests;

use file::File;
use language::{LANGUAGES, Language};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The texts of one crate: a folder below that of each language.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub folder: &'static str,
    /// Of the functions, such as `pub`.
    pub visibility: &'static str,
    pub plain: Plain,
}

/// What functions of texts without arguments return. Those with arguments return a `String`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// `&'static str`, from a `const fn`.
    Borrowed,
    /// `String`.
    Owned,
}

/// The functions of one file.
#[derive(Debug)]
struct Module {
    /// The path of the file below its area, with `.rs` at its end.
    path: PathBuf,
    code: String,
}

/// Why an area has no functions.
#[derive(Debug)]
enum GenerateError {
    /// A file cannot be read.
    Io(io::Error),
    /// Everything that is wrong with the files, as lines that begin with the file.
    Texts(Vec<String>),
}

impl From<io::Error> for GenerateError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Writes the functions of an area to `texts/` in the output folder of the build script that calls this, in a crate beside
/// `locales/`. Each problem is an error of the build.
///
/// # Errors
///
/// If a file cannot be read or written.
pub fn build(area: &Area) -> io::Result<()> {
    // Build scripts run in the folder of their crate.
    let locales = Path::new("..").join("locales");
    for language in LANGUAGES {
        let folder = locales.join(language.tag).join(area.folder);
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    match generate(&locales, area) {
        Ok(modules) => write(&modules),
        Err(GenerateError::Io(error)) => Err(error),
        Err(GenerateError::Texts(problems)) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            Ok(())
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts by the environment")]
fn output() -> io::Result<PathBuf> {
    let folder = env::var_os("OUT_DIR").ok_or(io::Error::other("OUT_DIR is not set by cargo"))?;
    Ok(Path::new(&folder).join("texts"))
}

fn write(modules: &[Module]) -> io::Result<()> {
    let folder = output()?;
    // A file that was removed must not be found any more.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for module in modules {
        let path = folder.join(&module.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &module.code)?;
    }
    Ok(())
}

/// Returns the functions of an area.
///
/// # Errors
///
/// [`GenerateError`] if a file cannot be read, or with everything that is wrong with the files.
fn generate(locales: &Path, area: &Area) -> Result<Vec<Module>, GenerateError> {
    generate_in(LANGUAGES, locales, area)
}

fn generate_in(
    known: &[Language],
    locales: &Path,
    area: &Area,
) -> Result<Vec<Module>, GenerateError> {
    let mut problems = unknown_folders(known, locales)?;
    let mut languages = Vec::new();
    for language in known {
        let top = Path::new(language.tag).join(area.folder);
        languages.push((language, read(locales, &top, &mut problems)?));
    }
    check::compare(&languages, area.folder, &mut problems);
    if !problems.is_empty() {
        return Err(GenerateError::Texts(problems));
    }
    Ok(code::modules(&languages, area))
}

/// The files of one language by their path below the area.
type Files = BTreeMap<PathBuf, File>;

fn unknown_folders(known: &[Language], locales: &Path) -> io::Result<Vec<String>> {
    let mut problems = Vec::new();
    for entry in fs::read_dir(locales)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if !known.iter().any(|language| language.tag == name) {
            problems.push(format!("locales/{name}: texts/src/language.rs does not list this"));
        }
    }
    Ok(problems)
}

fn read(locales: &Path, top: &Path, problems: &mut Vec<String>) -> io::Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![locales.join(top)];
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "ftl") {
                let shown = path.strip_prefix(locales).unwrap_or(&path);
                let below = shown.strip_prefix(top).unwrap_or(shown).to_owned();
                let shown = format!("locales/{}", shown.display());
                files.insert(below, File::parse(shown, &fs::read_to_string(&path)?, problems));
            }
        }
    }
    Ok(files)
}
