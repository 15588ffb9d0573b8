//! How the page starts the application: from exactly the files that were built.

use super::integrity::Digest;
use super::markup::Element;
use crate::build::base_path::BasePath;
use crate::build::wasm;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// A file of the build, by the address that the page has for it.
#[derive(Debug)]
struct Asset {
    url: String,
    digest: Digest,
}

/// What Trunk's own start script and its preloads name.
#[derive(Debug)]
pub(super) struct Start {
    /// The main module, then those that it imports.
    modules: Vec<Asset>,
    wasm: Asset,
    /// What finishes a sign-in.
    of_callback: Vec<Asset>,
}

impl Start {
    /// # Errors
    /// When the page has no start script like Trunk's, or names a file that is not there.
    pub(super) fn find(
        elements: &[Element<'_>],
        directory: &Path,
        base: &BasePath,
    ) -> Result<Self> {
        let script = elements
            .iter()
            .find(|element| is_start(element))
            .context("it has no start script of Trunk's")?
            .content;
        let asset = |url: &str| {
            let path = url
                .strip_prefix(base.as_str())
                .with_context(|| format!("it loads {url}, which is not below {}", base.as_str()))?;
            anyhow::Ok(Asset {
                url: url.to_owned(),
                digest: Digest::of_file(&directory.join(path))?,
            })
        };
        let main = between(script, "from '", "'").context("its start script imports nothing")?;
        let started = between(script, "module_or_path: '", "'")
            .context("its start script loads no WebAssembly")?;
        let preloaded = elements
            .iter()
            .filter(|element| element.is_link("modulepreload"))
            .filter_map(|element| element.attribute("href"));
        let mut of_callback = Vec::new();
        for entry in fs::read_dir(directory)? {
            let file = entry?.path();
            if let Some(name) = file.file_name().and_then(|name| name.to_str())
                && wasm::is_of_callback(&file)
            {
                of_callback.push(asset(&format!("{}{name}", base.as_str()))?);
            }
        }
        of_callback.sort_by(|a, b| a.url.cmp(&b.url));
        let mut modules = vec![asset(main)?];
        for url in preloaded.filter(|url| *url != main) {
            modules.push(asset(url)?);
        }
        ensure!(
            !main.contains(['\'', '"', '<', '\\']) && !started.contains(['\'', '"', '<', '\\']),
            "its files have names that cannot stand in a script"
        );
        Ok(Self {
            modules,
            wasm: asset(started)?,
            of_callback,
        })
    }

    /// Whether [`Start::markup`] takes the place of an element.
    pub(super) fn replaces(&self, element: &Element<'_>) -> bool {
        is_start(element)
            || element.is_link("modulepreload")
            || element.is_link("preload") && element.attribute("href") == Some(&self.wasm.url)
    }

    /// Browsers hold a module to the `integrity` of a preload that stands before it. They ignore
    /// it on the preload of a wasm file, but not in `fetch`, so the page fetches that itself, before
    /// any style sheet that the script would wait for; and once more, past a cache that has kept a
    /// spoilt copy. It is compiled while it arrives, if the host says what it is; else the start script
    /// does that, and that script hears of every failure. Who comes back from a sign-in waits for what finishes it, which is asked for here
    /// and taken from here by what then loads it (`wasm/glue.rs`) and hears of a failure; nobody else
    /// does, since the console would name the page, with its code.
    pub(super) fn markup(&self) -> String {
        let mut markup = String::new();
        for Asset { url, digest } in &self.modules {
            markup.push_str(&format!(
                r#"<link rel="modulepreload" href="{url}" crossorigin integrity="{digest}">"#
            ));
        }
        let mut parts = String::new();
        for Asset { url, digest } in &self.of_callback {
            let (_, name) = url.rsplit_once('/').unwrap_or_default();
            parts.push_str(&format!("'{name}':p('{url}','{digest}'),"));
        }
        if !parts.is_empty() {
            parts = format!(
                r"let p=(u,i)=>{{let a=f(u,i);a.catch(()=>0);return a}};if(/\/callback\/?$/.test(location.pathname))self.logtoParts={{{parts}}};"
            );
        }
        let Asset { url, digest } = &self.wasm;
        markup.push_str(&format!(
            "<script>{{let f=(u,integrity,cache)=>fetch(u,{{integrity,cache}}),w=c=>f('{url}','{digest}',c);self.wasm=w('default').catch(()=>w('reload')).then(a=>/wasm/.test(a.headers.get('content-type'))&&WebAssembly.compileStreaming?WebAssembly.compileStreaming(a):a);self.wasm.catch(()=>0);{parts}}}</script>"
        ));
        let main = &self.modules[0].url;
        // What `index.html` does first (shell.js) goes before a start that keeps the browser busy, but
        // nothing goes before it for long. What goes wrong reaches the listener at the end of the page
        // as an event.
        markup.push_str(&format!(
            "<script type=\"module\">import init from'{main}';Promise.race([self.logtoFirst,new Promise(r=>setTimeout(r,200))]).then(()=>init({{module_or_path:self.wasm}})).catch(reportError)</script>"
        ));
        markup
    }
}

fn is_start(element: &Element<'_>) -> bool {
    element.is_inline_script()
        && element.attribute("type") == Some("module")
        && element.content.contains("TrunkApplicationStarted")
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}
