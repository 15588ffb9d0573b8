//! Storage that is refused, full, or throws on write.

use js_sys::Object;
use leptos_logto::browser::Browser;
use leptos_logto::client::Area;
use leptos_logto::{Platform, StorageKind};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::Storage;

use super::js::{error, get, window};
use super::shadow::Shadow;
use super::slots::session_slot;

const BROWSER: Browser = Browser::new();

fn local() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

fn session() -> Storage {
    web_sys::window()
        .unwrap()
        .session_storage()
        .unwrap()
        .unwrap()
}

fn keys_about(storage: &Storage, word: &str) -> usize {
    let keys = (0..storage.length().unwrap()).filter_map(|index| storage.key(index).unwrap());
    keys.filter(|key| key.contains(word)).count()
}

fn refuse(area: &str) -> Shadow {
    Shadow::getter(&window(), area, || {
        Err(error("SecurityError", "storage is refused"))
    })
}

fn refuse_writes() -> Shadow {
    Shadow::method(&get(&window(), "Storage.prototype"), "setItem", || {
        Err(error("QuotaExceededError", "no"))
    })
}

/// Leaves no room for anything.
struct Full(Vec<String>);

impl Full {
    fn fill() -> Self {
        let mut keys = Vec::new();
        let mut length = 8 << 20;
        while length > 0 {
            let key = format!("test-filler-{}", keys.len());
            match local().set_item(&key, &"x".repeat(length)) {
                Ok(()) => keys.push(key),
                Err(_) => length /= 2,
            }
        }
        Self(keys)
    }
}

impl Drop for Full {
    fn drop(&mut self) {
        for key in &self.0 {
            local().remove_item(key).unwrap();
        }
    }
}

#[test]
fn a_record_is_kept_under_its_key_in_its_area() {
    for (kind, area, storage) in [
        (StorageKind::Local, Area::Local, Some(local())),
        (StorageKind::Session, Area::Session, Some(session())),
        (StorageKind::Memory, Area::Memory, None),
    ] {
        let slot = session_slot(kind, "kept");
        assert_eq!(slot.area(), area);
        assert_eq!(BROWSER.load(&slot), Ok(None));
        BROWSER.save(&slot, Some("one")).unwrap();
        BROWSER.save(&slot, Some("two \u{1F511}")).unwrap();
        assert_eq!(BROWSER.load(&slot), Ok(Some("two \u{1F511}".to_owned())));
        assert_eq!(BROWSER.area_in_use(area), area);
        assert_eq!(
            BROWSER.keys(area, slot.key()),
            Ok(vec![slot.key().to_owned()])
        );
        for (name, candidate) in [("local", local()), ("session", session())] {
            let expected = storage
                .as_ref()
                .filter(|storage| Object::is(storage, &candidate))
                .map(|_| "two \u{1F511}".to_owned());
            assert_eq!(candidate.get_item(slot.key()).unwrap(), expected, "{name}");
        }
        BROWSER.save(&slot, None).unwrap();
        assert_eq!(BROWSER.load(&slot), Ok(None));
        assert_eq!(BROWSER.keys(area, slot.key()), Ok(Vec::new()));
    }
    assert_eq!(
        keys_about(&local(), "kept") + keys_about(&local(), "probe"),
        0
    );
}

#[test]
fn refused_local_storage_falls_back_to_the_session_and_says_so() {
    let slot = session_slot(StorageKind::Local, "no-local");
    let refusals: [fn() -> Shadow; 2] = [
        || refuse("localStorage"),
        || Shadow::getter(&window(), "localStorage", || Ok(JsValue::NULL)),
    ];
    for refusal in refusals {
        let refused = refusal();
        assert_eq!(BROWSER.area_in_use(Area::Local), Area::Session);
        BROWSER.save(&slot, Some("kept")).unwrap();
        assert_eq!(BROWSER.load(&slot), Ok(Some("kept".to_owned())));
        assert_eq!(BROWSER.area_in_use(Area::Local), Area::Session);
        assert_eq!(
            BROWSER.keys(Area::Local, slot.key()),
            Ok(vec![slot.key().to_owned()])
        );
        assert_eq!(
            keys_about(&session(), "no-local"),
            1,
            "it outlives the page"
        );
        BROWSER.save(&slot, None).unwrap();
        assert_eq!(BROWSER.load(&slot), Ok(None));
        assert_eq!(keys_about(&session(), "no-local"), 0);
        drop(refused);
        assert_eq!(BROWSER.area_in_use(Area::Local), Area::Local);
    }
}

#[test]
fn without_any_storage_the_page_remembers() {
    let _refused = [refuse("localStorage"), refuse("sessionStorage")];
    for (kind, area) in [
        (StorageKind::Local, Area::Local),
        (StorageKind::Session, Area::Session),
    ] {
        let slot = session_slot(kind, "no-storage");
        assert_eq!(BROWSER.area_in_use(area), Area::Memory);
        BROWSER.save(&slot, Some("kept")).unwrap();
        assert_eq!(Browser::new().load(&slot), Ok(Some("kept".to_owned())));
        assert_eq!(
            BROWSER.keys(area, slot.key()),
            Ok(vec![slot.key().to_owned()])
        );
        BROWSER.save(&slot, None).unwrap();
        assert_eq!(BROWSER.load(&slot), Ok(None));
    }
}

/// A refresh token that was rotated away must not be found again: using it
/// revokes the grant.
#[test]
fn a_write_that_throws_leaves_no_stale_record_behind() {
    let slot = session_slot(StorageKind::Local, "throwing");
    BROWSER.save(&slot, Some("old")).unwrap();
    {
        let _throwing = refuse_writes();
        BROWSER.save(&slot, Some("new")).unwrap();
        assert_eq!(BROWSER.load(&slot), Ok(Some("new".to_owned())));
        assert_eq!(BROWSER.area_in_use(Area::Local), Area::Memory);
        assert_eq!(local().get_item(slot.key()).unwrap(), None);
    }
    assert_eq!(BROWSER.load(&slot), Ok(Some("new".to_owned())));
    BROWSER.save(&slot, Some("newer")).unwrap();
    assert_eq!(BROWSER.area_in_use(Area::Local), Area::Local);
    assert_eq!(
        local().get_item(slot.key()).unwrap().as_deref(),
        Some("newer")
    );
    BROWSER.save(&slot, None).unwrap();
    assert_eq!(BROWSER.load(&slot), Ok(None));
}

#[test]
fn a_full_storage_loses_nothing() {
    let slot = session_slot(StorageKind::Local, "full");
    BROWSER.save(&slot, Some("old")).unwrap();
    {
        let _full = Full::fill();
        assert_eq!(BROWSER.load(&slot), Ok(Some("old".to_owned())), "readable");
        let long = "new ".repeat(1_000);
        BROWSER.save(&slot, Some(&long)).unwrap();
        assert_eq!(BROWSER.load(&slot), Ok(Some(long)));
        assert_eq!(BROWSER.area_in_use(Area::Local), Area::Session);
        assert_eq!(local().get_item(slot.key()).unwrap(), None);
    }
    BROWSER.save(&slot, Some("newer")).unwrap();
    assert_eq!(BROWSER.load(&slot), Ok(Some("newer".to_owned())));
    assert_eq!(BROWSER.area_in_use(Area::Local), Area::Local);
    assert_eq!(keys_about(&session(), "full"), 0);
    BROWSER.save(&slot, None).unwrap();
}

/// Another tab, for which there was room again, signed somebody in.
#[test]
fn what_local_storage_holds_wins_over_a_stand_in() {
    let slot = session_slot(StorageKind::Local, "stand-in");
    {
        let _refused = refuse("localStorage");
        BROWSER.save(&slot, Some("mine")).unwrap();
    }
    local().set_item(slot.key(), "theirs").unwrap();
    assert_eq!(BROWSER.load(&slot), Ok(Some("theirs".to_owned())));
    BROWSER.save(&slot, None).unwrap();
    assert_eq!(BROWSER.load(&slot), Ok(None), "signing out removes both");
}

#[test]
fn a_record_of_the_session_area_is_no_stand_in() {
    let own = session_slot(StorageKind::Session, "two-areas");
    let other = session_slot(StorageKind::Local, "two-areas");
    BROWSER.save(&own, Some("of this tab")).unwrap();
    assert_eq!(BROWSER.load(&other), Ok(None));
    BROWSER.save(&other, None).unwrap();
    assert_eq!(BROWSER.load(&own), Ok(Some("of this tab".to_owned())));
    assert_eq!(BROWSER.area_in_use(Area::Local), Area::Local);
    BROWSER.save(&own, None).unwrap();
}

#[test]
fn a_stale_record_that_cannot_be_removed_is_an_error() {
    let slot = session_slot(StorageKind::Local, "stuck");
    BROWSER.save(&slot, Some("old")).unwrap();
    {
        let _throwing = refuse_writes();
        let _stuck = Shadow::method(&get(&window(), "Storage.prototype"), "removeItem", || {
            Err(error("InvalidStateError", "the disk is gone"))
        });
        for value in [Some("new"), None] {
            let refused = BROWSER.save(&slot, value).unwrap_err();
            assert!(
                refused.to_string().contains("the disk is gone"),
                "{refused}"
            );
        }
    }
    assert_eq!(BROWSER.load(&slot), Ok(Some("old".to_owned())));
    BROWSER.save(&slot, None).unwrap();
}
