//! Browsers that lack something, or do it badly.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

use super::js::object;

/// Puts something else in the place of a property until it is dropped.
pub(super) struct Shadow {
    target: Object,
    name: JsValue,
    before: JsValue,
    _stand_in: Option<Closure<dyn FnMut() -> Result<JsValue, JsValue>>>,
}

impl Shadow {
    pub(super) fn value(target: &JsValue, name: &str, value: impl Into<JsValue>) -> Self {
        Self::define(target, name, ("value", value.into()), None)
    }

    /// A getter, which throws an `Err`.
    pub(super) fn getter(
        target: &JsValue,
        name: &str,
        get: impl FnMut() -> Result<JsValue, JsValue> + 'static,
    ) -> Self {
        let get = Closure::new(get);
        let descriptor = ("get", get.as_ref().clone());
        Self::define(target, name, descriptor, Some(get))
    }

    /// A method that takes no notice of its arguments and throws an `Err`.
    pub(super) fn method(
        target: &JsValue,
        name: &str,
        act: impl FnMut() -> Result<JsValue, JsValue> + 'static,
    ) -> Self {
        let act = Closure::new(act);
        let descriptor = ("value", act.as_ref().clone());
        Self::define(target, name, descriptor, Some(act))
    }

    fn define(
        target: &JsValue,
        name: &str,
        descriptor: (&str, JsValue),
        stand_in: Option<Closure<dyn FnMut() -> Result<JsValue, JsValue>>>,
    ) -> Self {
        let target: Object = target.clone().unchecked_into();
        let name = JsValue::from(name);
        let before = Reflect::get_own_property_descriptor(&target, &name).unwrap();
        let descriptor = object(&[("configurable", true.into()), descriptor]);
        Object::define_property(&target, &name, descriptor.unchecked_ref());
        Self {
            target,
            name,
            before,
            _stand_in: stand_in,
        }
    }
}

impl Drop for Shadow {
    fn drop(&mut self) {
        if self.before.is_undefined() {
            Reflect::delete_property(&self.target, &self.name).unwrap();
        } else {
            Object::define_property(&self.target, &self.name, self.before.unchecked_ref());
        }
    }
}

/// A promise that never settles.
pub(super) fn never() -> JsValue {
    js_sys::Promise::new(&mut |_, _| {}).into()
}

/// A function of up to three arguments.
pub(super) fn function(
    act: impl FnMut(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue> + 'static,
) -> JsValue {
    let act: Closure<dyn FnMut(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>> =
        Closure::new(act);
    act.into_js_value()
}
