//! The application as a page.

fn main() {
    console_error_panic_hook::set_once();
    leptos_logto::app::start();
}
