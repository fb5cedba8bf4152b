"""The JSON Schema that editors complete and check a plan with."""

from typing import Any

from govopen.plan.model import Plan


def json_schema() -> dict[str, Any]:
    """Draft 2020-12, the same at every call."""
    generated = Plan.model_json_schema(by_alias=True)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "plan.schema.json",
        "title": "govopen work plan",
    }
    return head | {key: value for key, value in generated.items() if key not in head}
