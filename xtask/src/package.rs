//! The npm package in `pkg/`: the module, its glue, the sources of `js/`, their
//! declarations, and what a registry wants to see beside them. And the engine's module in
//! `pkg-engine/`, which the page loads when the Program lab opens.

mod files;
mod glue;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;
use crate::project::Project;
use crate::tools::{cargo_tool, npm, rust};
use files::Output;
use glue::Module;

/// The version that the package gets: xtask shares the workspace's, as the crate does.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The Store lab's module.
const STORE: Module = Module {
    name: "refcellar",
    profile: "release",
    folder: "package/glue",
    level: Some("-O3"),
};

/// The engine's module, which has a profile of its own. wasm-opt was measured to make it larger
/// after brotli, and takes minutes over it.
const ENGINE: Module = Module {
    name: "refcellar_engine_wasm",
    profile: "engine",
    folder: "package/engine",
    level: None,
};

/// Texts of the repository that belong to the package, where they exist.
const TEXTS: [&str; 3] = ["README.md", "LICENSE-APACHE", "LICENSE-MIT"];

/// The builder of both, with all the tools it needs.
pub struct Package<'a> {
    project: &'a Project,
    bindgen: PathBuf,
}

impl<'a> Package<'a> {
    /// Gets the tools this machine lacks.
    pub fn prepare(project: &'a Project) -> Result<Self> {
        npm::packages(project)?;
        rust::wasm_target()?;
        let bindgen = cargo_tool::wasm_bindgen(project)?.join("wasm-bindgen");
        Ok(Self { project, bindgen })
    }

    /// Brings `pkg/` up to date. Files that stay the same are not written, so that a
    /// dev server which watches them has nothing to do.
    pub fn build(&self) -> Result<()> {
        self.compile("refcellar", STORE.profile, &[])?;
        let glue = glue::build(self.project, &self.bindgen, &STORE)?;
        let mut output = Output::new(self.project.path("pkg"))?;
        output.copy_all(&glue, "")?;
        let sources = self.project.path("js");
        output.copy_all(&sources, ".js")?;
        output.copy_all(&sources, ".d.ts")?;
        output.write("package.json", self.manifest()?.as_bytes())?;
        for text in TEXTS {
            let source = self.project.path(text);
            if source.is_file() {
                output.copy(&source, text)?;
            }
        }
        output.copy_all(&self.declarations()?, ".d.ts")?;
        output.finish()?;
        self.build_engine()
    }

    /// Brings `pkg-engine/` up to date.
    fn build_engine(&self) -> Result<()> {
        let features = ["--no-default-features", "--features", "image"];
        self.compile("refcellar-engine-wasm", ENGINE.profile, &features)?;
        let glue = glue::build(self.project, &self.bindgen, &ENGINE)?;
        let mut output = Output::new(self.project.path("pkg-engine"))?;
        output.copy_all(&glue, "")?;
        output.finish()
    }

    fn compile(&self, package: &str, profile: &str, features: &[&str]) -> Result<()> {
        let flags = ["--lib", "--profile", profile, "--target", rust::WASM];
        let mut cargo = self.project.cargo(["build", "--package", package]);
        process::run(cargo.args(flags).args(features))
    }

    fn manifest(&self) -> Result<String> {
        let source = fs::read_to_string(self.project.path("js/package.json"))
            .context("js/package.json, which describes the package, is missing")?;
        with_version(&source, VERSION).context("js/package.json is not the JSON it should be")
    }

    /// Has TypeScript derive declarations from the comments in `js/`. It reads the
    /// glue's own declarations in `pkg/`, so those must be there already.
    fn declarations(&self) -> Result<PathBuf> {
        let folder = self.project.target("package/declarations");
        files::empty(&folder)?;
        let mut tsc = self.project.npm_program("tsc");
        tsc.args(["--project", "tsconfig.package.json", "--outDir"]);
        process::run(tsc.arg(&folder))?;
        Ok(folder)
    }
}

/// The manifest's text with its `version` set; all else keeps its order.
fn with_version(manifest: &str, version: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(manifest)?;
    let fields = manifest.as_object_mut().context("it is not an object")?;
    fields.insert("version".to_owned(), Value::from(version));
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::with_version;

    #[test]
    fn the_version_is_filled_in_where_the_manifest_has_it() {
        let text = r#"{ "name": "refcellar", "version": "0.0.0", "type": "module" }"#;
        let filled = with_version(text, "1.2.3").expect("it is JSON");
        let expected =
            "{\n  \"name\": \"refcellar\",\n  \"version\": \"1.2.3\",\n  \"type\": \"module\"\n}\n";
        assert_eq!(filled, expected);
    }

    #[test]
    fn a_manifest_that_is_no_object_is_an_error() {
        assert!(with_version("[]", "1.2.3").is_err());
    }
}
