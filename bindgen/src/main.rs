//! Generates the JavaScript that loads the front end's WebAssembly. Uses wasm-bindgen as a library, locked to the
//! version that the front end is compiled with, so that no command-line tool has to be installed.

mod short_names;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, name, folder] = arguments.as_slice() else {
        eprintln!("usage: bindgen <compiled.wasm> <name of the files> <folder>");
        return ExitCode::FAILURE;
    };
    match generate(input, name, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error:?}");
            ExitCode::FAILURE
        }
    }
}

fn generate(input: &str, name: &str, folder: &str) -> Result<(), Box<dyn Error>> {
    let mut output = Bindgen::new()
        .input_path(input)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // Every browser that runs this WebAssembly has it.
        .encode_into(EncodeInto::Always)
        .generate_output()?;
    let script = short_names::give(&mut output)?;
    output.emit(folder)?;
    fs::write(Path::new(folder).join(name).with_extension("js"), script)?;
    Ok(())
}
