//! Code that is not in the first view, and is loaded when it is needed.
//!
//! `cargo xtask build` compiles with `--cfg split` and then cuts the wasm at the functions
//! that [`chunk!`] names (`xtask/src/build/wasm.rs`): a chunk gets what only they reach. In every
//! other build a chunk is there from the start, and the sources are the same.

#[cfg(split)]
use std::ffi::c_void;
#[cfg(split)]
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(split)]
use futures_channel::oneshot;
use wasm_bindgen_futures::spawn_local;

/// A chunk could not be loaded. It can be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unavailable;

#[cfg(split)]
static FAILED: AtomicBool = AtomicBool::new(false);

/// Whether the chunk that was asked for last could not be loaded.
pub(crate) fn has_failed() -> bool {
    #[cfg(split)]
    return FAILED.load(Ordering::Relaxed);
    #[cfg(not(split))]
    false
}

/// A chunk whose parts are found by their names. Declare it with [`chunk!`].
pub(crate) struct Chunk<T: 'static> {
    #[cfg(split)]
    pub(crate) loading: Loading,
    /// Only to be called once the chunk is there.
    pub(crate) part: fn(&'static str) -> Option<T>,
}

impl<T> Chunk<T> {
    /// The part of this name, if the chunk is there and has it.
    pub(crate) fn get(&self, name: &'static str) -> Option<T> {
        if self.is_here() {
            (self.part)(name)
        } else {
            None
        }
    }

    /// Has it loaded when the person is likely to want it soon.
    pub(crate) fn prefetch(&'static self) {
        if !self.is_here() {
            spawn_local(async move {
                // Whoever needs it tries again, and says so.
                let _ = self.load().await;
            });
        }
    }
}

#[cfg(not(split))]
impl<T> Chunk<T> {
    pub(crate) fn is_here(&self) -> bool {
        true
    }

    /// # Errors
    /// When it could not be fetched, or is not what was built.
    #[allow(clippy::unused_async, reason = "it is there from the start")]
    pub(crate) async fn load(&self) -> Result<(), Unavailable> {
        Ok(())
    }
}

#[cfg(split)]
impl<T> Chunk<T> {
    pub(crate) fn is_here(&self) -> bool {
        self.loading.done.load(Ordering::Relaxed)
    }

    /// # Errors
    /// When it could not be fetched, or is not what was built.
    pub(crate) async fn load(&self) -> Result<(), Unavailable> {
        self.loading.load().await
    }
}

/// Calls back once, with whether the chunk is there now.
#[cfg(split)]
pub(crate) type Load = unsafe extern "C" fn(Loaded, *const c_void);

#[cfg(split)]
pub(crate) type Loaded = unsafe extern "C" fn(*const c_void, bool);

#[cfg(split)]
pub(crate) struct Loading {
    load: Load,
    done: AtomicBool,
}

#[cfg(split)]
#[allow(unsafe_code, reason = "it calls the script of the build")]
impl Loading {
    pub(crate) const fn new(load: Load) -> Self {
        Self {
            load,
            done: AtomicBool::new(false),
        }
    }

    async fn load(&self) -> Result<(), Unavailable> {
        let (sender, loaded) = oneshot::channel::<bool>();
        // SAFETY: the script calls `answer` exactly once with the pointer that it got.
        unsafe { (self.load)(answer, Box::into_raw(Box::new(sender)).cast()) };
        let is_here = loaded.await == Ok(true);
        FAILED.store(!is_here, Ordering::Relaxed);
        if !is_here {
            return Err(Unavailable);
        }
        self.done.store(true, Ordering::Relaxed);
        Ok(())
    }
}

#[cfg(split)]
#[allow(unsafe_code, reason = "it is called by the script of the build")]
unsafe extern "C" fn answer(sender: *const c_void, loaded: bool) {
    // SAFETY: this is the pointer that `Loading::load` made.
    let sender = unsafe { Box::from_raw(sender.cast::<oneshot::Sender<bool>>().cast_mut()) };
    // Whoever asked may have left.
    let _ = sender.send(loaded);
}

/// `chunk! { PERSON, "person", part => View }` declares the static `PERSON`, a chunk whose file is
/// named after `person` and whose parts `fn part(name: &'static str) -> Option<View>` gives by their
/// names. It holds what nothing but `part` reaches.
///
/// The names of the symbols are those that the build looks for.
macro_rules! chunk {
    ($(#[$doc:meta])* $static:ident, $name:literal, $part:path => $type:ty) => {
        $(#[$doc])*
        pub(crate) static $static: $crate::browser::chunk::Chunk<$type> = {
            #[cfg(split)]
            #[allow(
                unsafe_code,
                improper_ctypes,
                improper_ctypes_definitions,
                reason = "both sides are this crate"
            )]
            {
                #[link(wasm_import_module = "__wasm_split_placeholder__")]
                unsafe extern "C" {
                    #[link_name = concat!("__wasm_split_load_", $name)]
                    fn load(loaded: $crate::browser::chunk::Loaded, data: *const std::ffi::c_void);
                    #[link_name = concat!("__wasm_split_00", $name, "00_import_00000000000000000000000000000000_part")]
                    safe fn import(name: &'static str) -> Option<$type>;
                }
                #[unsafe(export_name = concat!("__wasm_split_00", $name, "00_export_00000000000000000000000000000000_part"))]
                extern "C" fn export(name: &'static str) -> Option<$type> {
                    $part(name)
                }
                $crate::browser::chunk::Chunk {
                    loading: $crate::browser::chunk::Loading::new(load),
                    // The build finds calls of `import`, but no pointers to it.
                    part: |name| import(name),
                }
            }
            #[cfg(not(split))]
            $crate::browser::chunk::Chunk { part: $part }
        };
    };
}

pub(crate) use chunk;
