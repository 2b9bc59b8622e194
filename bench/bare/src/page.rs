//! A page with the elements of Sign in, rendered by Leptos for every request.

use axum::Router;
use leptos::prelude::*;
use std::error::Error;
use tokio::net::TcpListener;

/// Serves the page at every address.
///
/// # Errors
/// If the port is in use.
pub async fn serve(port: u16) -> Result<(), Box<dyn Error>> {
    // Otherwise started by the list of routes, of which there is none.
    let _ = any_spawner::Executor::init_tokio();
    let router = Router::new().fallback(leptos_axum::render_app_async(Document));
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(listener, router).await?;
    Ok(())
}

#[component]
fn Document() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/style.css" />
                <title>"Sign in"</title>
            </head>
            <body class="portal">
                <header>
                    <a href="/">"Norte Lines"</a>
                    <nav>
                        <a href="/sign-in">"Sign in"</a>
                        <a href="/?language=es">"Español"</a>
                        <a href="/?language=fr">"Français"</a>
                    </nav>
                </header>
                <main>
                    <div class="split">
                        <SignIn />
                        <Invitation />
                    </div>
                </main>
                <footer>
                    <p>"Norte Lines"</p>
                    <a href="/accessibility">"Accessibility"</a>
                </footer>
            </body>
        </html>
    }
}

#[component]
fn SignIn() -> impl IntoView {
    view! {
        <section class="card">
            <h1>"Sign in"</h1>
            <p class="lead">"See your tickets, and buy faster."</p>
            <form action="/api/sign-in" method="post">
                <input type="hidden" name="return_to" value="" />
                <Field name="identifier" label="Email or customer number" kind="text" />
                <Field name="password" label="Password" kind="password" />
                <label class="check">
                    <input type="checkbox" name="remember" value="true" />
                    "Stay signed in on this device"
                </label>
                <button class="primary">"Sign in"</button>
            </form>
        </section>
    }
}

#[component]
fn Field(name: &'static str, label: &'static str, kind: &'static str) -> impl IntoView {
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input id=name name=name type=kind aria-describedby=format!("{name}-hint") required />
            <p id=format!("{name}-hint") class="hint">
                "A number looks like "
                <span class="number">"482-915-607"</span>
                "."
            </p>
        </div>
    }
}

#[component]
fn Invitation() -> impl IntoView {
    view! {
        <aside class="panel">
            <h2>"New here?"</h2>
            <p>"An account keeps your tickets together."</p>
            <ul>
                <li>"All your tickets in one place"</li>
                <li>"Buy without typing everything again"</li>
                <li>"Your data stays with us"</li>
            </ul>
            <a class="button" href="/register">"Register"</a>
        </aside>
    }
}
