//! Gives what module and script have from each other short names. Those of wasm-bindgen contain hashes, which do not
//! compress, and stand in both: they are 3.5 kB of a first visit.

use std::cmp::Reverse;
use wasm_bindgen_cli_support::Output;

/// Renames imports and exports of the module. Returns its script, with these names.
///
/// Errors: the script does not define an import in the way that is expected.
pub fn give(output: &mut Output) -> Result<String, String> {
    let mut script = output.js().to_owned();
    let module = output.wasm_mut();
    for (number, import) in module.imports.iter_mut().enumerate() {
        let definition = format!("{}: function", import.name);
        if script.matches(&definition).count() != 1 {
            return Err(format!("the script does not have one {definition}"));
        }
        script = script.replace(&definition, &format!("{number}: function"));
        script = script.replace(&format!("\"{}\": import0", import.module), "_: import0");
        import.name = number.to_string();
        "_".clone_into(&mut import.module);
    }
    // The longest first: a name may begin as another one does.
    let mut exports: Vec<_> = module.exports.iter_mut().collect();
    exports.sort_by_key(|export| Reverse(export.name.len()));
    for (number, export) in exports.into_iter().enumerate() {
        let name = format!("_{number}");
        script = script.replace(&format!("wasm.{}", export.name), &format!("wasm.{name}"));
        export.name = name;
    }
    Ok(script)
}
