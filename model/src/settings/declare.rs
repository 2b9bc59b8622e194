//! The macro that makes everything from the declarations of settings.

/// Declares every setting once: its documentation, name, type and default, its valid values, and the refusal of any
/// other value. The first group are those that portals may override. An entry is
///
/// ```text
/// /// How long a session lasts without requests.
/// SessionIdleMinutes, session_idle_minutes: i32 = 120, Number(5, 1440, Minutes) => SessionIdleInvalid;
/// ```
///
/// This makes the variant `Setting::SessionIdleMinutes`, the fields `session_idle_minutes` of `Settings` and, as an
/// `Option`, of `Overrides`, and what goes through all of them: defaults, look-ups and changes by name, iteration.
/// Rows, schema and migrations of the database repeat the names; a row that lacks a setting does not compile.
macro_rules! settings {
    (
        overridable {
            $($(#[$doc:meta])* $variant:ident, $field:ident: $type:ty = $default:expr, $rule:expr => $refusal:ident;)+
        }
        operators_only {
            $($(#[$only_doc:meta])* $only_variant:ident, $only_field:ident: $only_type:ty = $only_default:expr, $only_rule:expr => $only_refusal:ident;)+
        }
    ) => {
        /// A setting of an operator.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Setting {
            $($(#[$doc])* $variant,)+
            $($(#[$only_doc])* $only_variant,)+
        }

        impl Setting {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+ $(Self::$only_variant,)+];
            /// Those that portals may override.
            pub const OVERRIDABLE: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the name in forms, commands, audit and database.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($field),)+
                    $(Self::$only_variant => stringify!($only_field),)+
                }
            }

            /// Returns the valid values.
            pub const fn rule(self) -> Rule {
                match self {
                    $(Self::$variant => $rule,)+
                    $(Self::$only_variant => $only_rule,)+
                }
            }

            /// Returns the form's refusal of an invalid value.
            pub const fn refusal(self) -> SettingsFormRefusal {
                match self {
                    $(Self::$variant => SettingsFormRefusal::$refusal,)+
                    $(Self::$only_variant => SettingsFormRefusal::$only_refusal,)+
                }
            }
        }

        /// The settings in effect on a portal.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Settings {
            $($(#[$doc])* pub $field: $type,)+
            $($(#[$only_doc])* pub $only_field: $only_type,)+
        }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($field: $default,)+ $($only_field: $only_default,)+ }
            }
        }

        impl Settings {
            /// Returns every setting with its value.
            pub fn entries(&self) -> [(Setting, String); Setting::ALL.len()] {
                [
                    $((Setting::$variant, self.$field.to_string()),)+
                    $((Setting::$only_variant, self.$only_field.to_string()),)+
                ]
            }

            /// Sets one setting by name.
            ///
            /// # Errors
            /// [`SettingsRefusal`] when there is no such setting, or the value is invalid.
            pub fn set(&mut self, name: &str, value: &str) -> Result<(), SettingsRefusal> {
                let setting = Setting::from_name(name)?;
                match setting {
                    $(Setting::$variant => self.$field = setting.parse(value)?,)+
                    $(Setting::$only_variant => self.$only_field = setting.parse(value)?,)+
                }
                Ok(())
            }
        }

        /// A portal's own values; `None` where the operator's value applies.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Overrides {
            $($(#[$doc])* pub $field: Option<$type>,)+
        }

        impl Overrides {
            pub const NONE: Self = Self { $($field: None,)+ };

            /// Returns the settings in effect on the portal.
            pub fn applied_to(&self, operators: &Settings) -> Settings {
                Settings {
                    $($field: self.$field.clone().unwrap_or_else(|| operators.$field.clone()),)+
                    ..operators.clone()
                }
            }

            /// Returns every setting that portals may override, with the portal's own value if there is one.
            pub fn entries(&self) -> [(Setting, Option<String>); Setting::OVERRIDABLE.len()] {
                [$((Setting::$variant, self.$field.as_ref().map(ToString::to_string)),)+]
            }

            /// Sets the portal's own value of a setting, or removes it if the text is empty.
            ///
            /// # Errors
            /// [`SettingsRefusal`] when portals cannot override the setting, or the value is invalid.
            pub fn set(&mut self, name: &str, value: &str) -> Result<(), SettingsRefusal> {
                let setting = Setting::from_name(name)?;
                match setting {
                    $(Setting::$variant => self.$field = setting.parse_override(value)?,)+
                    $(Setting::$only_variant => {
                        return Err(SettingsRefusal::UnknownName(name.to_owned()));
                    })+
                }
                Ok(())
            }
        }
    };
}

pub(super) use settings;
