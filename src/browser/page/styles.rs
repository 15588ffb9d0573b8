//! Styles that come with the code of a page.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::document;

#[wasm_bindgen]
extern "C" {
    type Styled;

    #[wasm_bindgen(method, getter, js_name = styleSheets)]
    fn style_sheets(this: &Styled) -> Sheets;

    type Sheets;

    #[wasm_bindgen(method)]
    fn item(this: &Sheets, index: u32) -> Option<Sheet>;

    type Sheet;

    // A sheet of another origin refuses.
    #[wasm_bindgen(method, catch, js_name = insertRule)]
    fn insert_rule(this: &Sheet, rule: &str) -> Result<u32, JsValue>;
}

/// Adds rules before those that the page has. A policy of the page
/// (Content-Security-Policy) does not stand in their way, as it does with a
/// `<style>` element. `false` where no style sheet takes them.
pub fn add_styles(rules: &str) -> bool {
    let Some(document) = document() else {
        return false;
    };
    let sheets = document.unchecked_into::<Styled>().style_sheets();
    // One rule can be inserted at a time; this one holds the others.
    let rule = ["@media all{", rules, "}"].concat();
    (0..)
        .map_while(|index| sheets.item(index))
        .any(|sheet| sheet.insert_rule(&rule).is_ok())
}
