//! Generates the JavaScript that loads the front end's WebAssembly. Uses wasm-bindgen as a library, locked to the
//! version that the front end is compiled with, so that no command-line tool has to be installed.

use std::env;
use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, name, folder] = arguments.as_slice() else {
        eprintln!("usage: bindgen <compiled.wasm> <name of the files> <folder>");
        return ExitCode::FAILURE;
    };
    let written = Bindgen::new().input_path(input).out_name(name).web(true).and_then(|bindgen| {
        bindgen
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(folder)
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error:?}");
            ExitCode::FAILURE
        }
    }
}
