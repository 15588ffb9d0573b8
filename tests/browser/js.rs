//! Reaching into JavaScript without a binding for each name.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

pub(super) fn window() -> JsValue {
    web_sys::window().unwrap().into()
}

/// The value at a dotted path.
pub(super) fn get(object: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(object.clone(), |object, name| {
        Reflect::get(&object, &name.into()).unwrap()
    })
}

pub(super) fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    assert!(Reflect::set(object, &name.into(), &value.into()).unwrap());
}

pub(super) fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> JsValue {
    let function: Function = get(object, method).dyn_into().unwrap();
    let arguments: Array = arguments.iter().collect();
    Reflect::apply(&function, object, &arguments).unwrap()
}

pub(super) fn construct(class: &str, arguments: &[JsValue]) -> JsValue {
    let class: Function = get(&window(), class).dyn_into().unwrap();
    let arguments: Array = arguments.iter().collect();
    Reflect::construct(&class, &arguments).unwrap()
}

pub(super) fn error(name: &str, message: &str) -> JsValue {
    construct("DOMException", &[message.into(), name.into()])
}

pub(super) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        set(&object, name, value);
    }
    object.into()
}

/// A new element at the end of the page's `parent`.
pub(super) fn append(parent: &str, tag: &str) -> JsValue {
    let document = get(&window(), "document");
    let element = call(&document, "createElement", &[tag.into()]);
    let inserted = call(&get(&document, parent), "appendChild", &[element]);
    assert!(inserted.is_object());
    inserted
}
