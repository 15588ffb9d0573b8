//! Browsers that lack something, or do it badly.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Once;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

use super::js::object;

thread_local! {
    static ACTIVE: RefCell<Vec<Rc<Property>>> = const { RefCell::new(Vec::new()) };
}

/// Puts something else in the place of a property until it is dropped.
pub(super) struct Shadow {
    property: Rc<Property>,
    _stand_in: Option<StandIn>,
}

type StandIn = Closure<dyn FnMut() -> Result<JsValue, JsValue>>;

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
        stand_in: Option<StandIn>,
    ) -> Self {
        restore_on_panic();
        let property = Rc::new(Property::of(target, name));
        let descriptor = object(&[("configurable", true.into()), descriptor]);
        property.define(&descriptor);
        ACTIVE.with_borrow_mut(|active| active.push(Rc::clone(&property)));
        Self {
            property,
            _stand_in: stand_in,
        }
    }
}

impl Drop for Shadow {
    fn drop(&mut self) {
        self.property.restore();
        ACTIVE.with_borrow_mut(|active| active.retain(|one| !Rc::ptr_eq(one, &self.property)));
    }
}

/// A property as it was.
struct Property {
    target: Object,
    name: JsValue,
    before: JsValue,
}

impl Property {
    fn of(target: &JsValue, name: &str) -> Self {
        let target: Object = target.clone().unchecked_into();
        let name = JsValue::from(name);
        let before = Reflect::get_own_property_descriptor(&target, &name).unwrap();
        Self {
            target,
            name,
            before,
        }
    }

    fn define(&self, descriptor: &JsValue) {
        Object::define_property(&self.target, &self.name, descriptor.unchecked_ref());
    }

    fn restore(&self) {
        if self.before.is_undefined() {
            Reflect::delete_property(&self.target, &self.name).unwrap();
        } else {
            self.define(&self.before);
        }
    }
}

/// A panic drops nothing here, and the next test has the same page.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            for property in ACTIVE.take().iter().rev() {
                property.restore();
            }
            report(panic);
        }));
    });
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
