"""Which keys each part of Block Kit may have: Slack refuses any other ("invalid additional property")."""

_ELEMENT = {"type", "action_id", "confirm", "focus_on_load"}
_MENU = _ELEMENT | {"placeholder"}
_MANY = _MENU | {"max_selected_items"}
_TYPED = (_ELEMENT - {"confirm"}) | {"placeholder", "initial_value", "dispatch_action_config"}

ALLOWED: dict[str, set[str]] = {
    # blocks
    "section": {"type", "block_id", "text", "fields", "accessory", "expand"},
    "header": {"type", "block_id", "text", "level"},
    "divider": {"type", "block_id"},
    "actions": {"type", "block_id", "elements"},
    "context": {"type", "block_id", "elements"},
    "input": {"type", "block_id", "label", "element", "hint", "optional", "dispatch_action"},
    "markdown": {"type", "block_id", "text"},
    "rich_text": {"type", "block_id", "elements"},
    # texts and what is made of them
    "plain_text": {"type", "text", "emoji"},
    "mrkdwn": {"type", "text", "verbatim"},
    "option": {"text", "value", "description", "url"},
    "option_group": {"label", "options"},
    "confirm": {"title", "text", "confirm", "deny", "style"},
    # elements
    "button": {"type", "action_id", "text", "url", "value", "style", "confirm", "accessibility_label"},
    "overflow": {"type", "action_id", "options", "confirm"},
    "static_select": _MENU | {"options", "option_groups", "initial_option"},
    "multi_static_select": _MANY | {"options", "option_groups", "initial_options"},
    "external_select": _MENU | {"initial_option", "min_query_length"},
    "multi_external_select": _MANY | {"initial_options", "min_query_length"},
    "users_select": _MENU | {"initial_user"},
    "multi_users_select": _MANY | {"initial_users"},
    "channels_select": _MENU | {"initial_channel", "response_url_enabled"},
    "multi_channels_select": _MANY | {"initial_channels"},
    "checkboxes": _ELEMENT | {"options", "initial_options"},
    "radio_buttons": _ELEMENT | {"options", "initial_option"},
    "datepicker": _MENU | {"initial_date"},
    "timepicker": _MENU | {"initial_time", "timezone"},
    "datetimepicker": _ELEMENT | {"initial_date_time"},
    "plain_text_input": _TYPED | {"multiline", "min_length", "max_length"},
    "email_text_input": _TYPED,
    "url_text_input": _TYPED,
    "number_input": _TYPED | {"is_decimal_allowed", "min_value", "max_value"},
}
