"""Ways to break a resource: each is one small change at one place, named after its kind."""

import copy

from r4_samples import PRIMITIVES

DATES = (
    "",
    "2021",
    "2021-13",
    "2021-02-30",
    "21-03-04",
    "2021-3-4",
    "2021-03-04T05:06",
    "2021-03-04T05:06:07",
    "2021-03-04T25:06:07Z",
    "2021-03-04T05:06:60Z",
    "1800-01-01",
    "9000-01-01",
    " 2021-03-04",
    "2021-03-04+09:00",
    "2021-03-04T24:00:00Z",
    "2021-03-04T05:06:07+15:00",
    "0000",
)
URIS = (
    "",
    "a b",
    "oid:1.2.3",
    "uuid:c757873d-ec9a-4326-a141-556f43239520",
    "urn:oid:1.2.x",
    "urn:oid:1",
    "urn:oid:3.1.2",
    "urn:uuid:C757873D-EC9A-4326-A141-556F43239520",
    "urn:uuid:1",
    "relative/1",
    "plain",
    "#local",
    "https://snomed.info/sct",
    "http://hl7.org/fhir/ValueSet/administrative-gender",
    "http://example.org/a|1.0",
    "http:// example.org",
    "\t",
    "urn:x y",
    "http://example.org/日本",
    "http://example.org/<x>",
    "mailto:a@example.org",
    "www.example.org",
    "://",
    "a%zzb",
)
WRONG = {  # type → values that are wrong, or look so
    "base64Binary": ("", "abc", "a b c d", "aGVsbG8", "aGVs\nbG8=", "!!!!", "aGVsbG8==", "日本"),
    "boolean": ("true", "True", 1, ""),
    "canonical": URIS,
    "uri": URIS,
    "url": URIS,
    "oid": URIS,
    "uuid": URIS,
    "code": ("", " a", "a ", "a  b", "a b", "\ta", "日本", "a\nb"),
    "date": DATES,
    "dateTime": DATES,
    "instant": DATES,
    "decimal": ("1.5", "1e400", -1, 0, 1.00000000000000000001, True),
    "id": ("", "a b", "a_b", "a" * 65, "日本", "a/b", "#a", "urn:uuid:1"),
    "integer": (2147483648, -2147483649, 1.5, "3", True),
    "markdown": ("", " ", " text ", "<b>x</b>", "\u0001", "a\u00a0"),
    "positiveInt": (0, -1, 2147483648, 1.5, "2"),
    "string": (
        "",
        " ",
        " text",
        "text ",
        "<b>x</b>",
        "a\u0001b",
        "\n",
        "\u3000",
        "a\u202eb",
        "text\n",
        "\u00a0x",
        "a\u200b",
    ),
    "time": ("", "5:06", "05:06", "25:00:00", "05:06:07Z", "05:06:07.123", "24:00:00"),
    "unsignedInt": (-1, 2147483648, 1.5, "4"),
    "xhtml": (
        "",
        "<div>text</div>",
        "text",
        '<div xmlns="http://www.w3.org/1999/xhtml"></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="x">x</p></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>x<div>y</div></p></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><a href="javascript:x">x</a></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#nowhere">x</a></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><img src="#nowhere" alt="x"/></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml">a&nbsp;b&copy;</div>',
        '<div xmlns="http://www.w3.org/1999/xhtml">a&bogus;b</div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><form>x</form></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><span style="x:y" class="c" title="t" lang="ja">x</span></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><b>x</div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><!-- c --><br/>x</div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><?pi x?>x</div>',
        '<!DOCTYPE html><div xmlns="http://www.w3.org/1999/xhtml">x</div>',
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><iframe src="http://example.org"/>x</div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><table><tr><td colspan="2" bogus="1">x</td></tr></table></div>',
    ),
}
ANY_PRIMITIVE = (("null", None), ("object", {}), ("list", ["text"]), ("empty-list", []), ("number", 7), ("string", "x"))
ANY_COMPLEX = (("null", None), ("empty", {}), ("string", "x"), ("number", 7))


def places(types, node, path, steps=()):
    """(steps to the value, its R4 type, its definition) for every element of a resource, lists item by item"""
    for key, value in node.items():
        found = types.find(path, key)
        if found is None or key == "resourceType":
            continue
        content, code, definition = found
        items = value if isinstance(value, list) else [value]
        yield (*steps, key), code, definition
        for index, item in enumerate(items):
            at = (*steps, key, index) if isinstance(value, list) else (*steps, key)
            if isinstance(item, dict):
                below = item.get("resourceType", content) if code == "Resource" else content
                yield from places(types, item, below, at)


def changed(resource, steps, change):
    """Makes, once called, a copy in which `change(holder, key)` was done at the end of the steps"""

    def make():
        made = copy.deepcopy(resource)
        holder = made
        for step in steps[:-1]:
            holder = holder[step]
        change(holder, steps[-1])
        return made

    return make


def put(value):
    def change(holder, key):
        if isinstance(holder[key], list) and not isinstance(value, list):
            holder[key][0] = value
        else:
            holder[key] = value

    return change


def mutations(types, resource):
    """(kind, place, maker of the broken copy): everything that can be done to one resource"""
    for steps, code, definition in list(places(types, resource, resource["resourceType"])):
        place = ".".join(str(step) for step in steps)
        yield f"drop {code}", place, changed(resource, steps, lambda holder, key: holder.pop(key))
        yield from _value_mutations(resource, steps, code, place)
        yield from _json_mutations(resource, steps, definition, place)


def _value_mutations(resource, steps, code, place):
    for number, value in enumerate(WRONG.get(code, ())):
        yield f"value {code} {value!r:.40}", place, changed(resource, steps, put(value))
    for name, value in ANY_PRIMITIVE if code in PRIMITIVES else ANY_COMPLEX:
        yield f"{name} {'primitive' if code in PRIMITIVES else code}", place, changed(resource, steps, put(value))
    if code not in PRIMITIVES:

        def add_unknown(holder, key):
            at = holder[key][0] if isinstance(holder[key], list) else holder[key]
            if isinstance(at, dict):
                at["bogus"] = "x"

        yield f"unknown element {code}", place, changed(resource, steps, add_unknown)
    if code == "Reference":
        for text in (
            "Nothing/1",
            "Patient",
            "Patient/a b",
            "#nowhere",
            "Patient?identifier=x|y",
            "urn:uuid:1",
            "urn:oid:1.2.3",
            "http://example.org/fhir/Medication/1",
            "Medication/1/_history/2",
            "",
            "patient/1",
            "Patient/1#x",
            "?x=y",
        ):
            yield f"reference {text}", place, changed(resource, steps, put({"reference": text}))
        yield "reference type", place, changed(resource, steps, put({"reference": "Patient/1", "type": "Nothing"}))
        yield "reference other type", place, changed(
            resource, steps, put({"reference": "Patient/1", "type": "Medication"})
        )
        yield "reference display", place, changed(resource, steps, put({"display": "x"}))
        yield "reference id", place, changed(resource, steps, put({"identifier": {"value": "x"}}))
    if code in ("Coding", "CodeableConcept"):
        for name, coding in CODINGS.items():
            value = coding if code == "Coding" else {"coding": [coding]}
            yield f"coding {name}", place, changed(resource, steps, put(value))
    if code == "Identifier":
        for name, value in IDENTIFIERS.items():
            yield f"identifier {name}", place, changed(resource, steps, put(value))
    if code in ("Quantity", "Age", "Duration", "SimpleQuantity", "Count", "Distance"):
        for name, value in QUANTITIES.items():
            yield f"quantity {code} {name}", place, changed(resource, steps, put(value))


CODINGS = {
    "no system": {"code": "x"},
    "relative system": {"system": "codes", "code": "x"},
    "value set": {"system": "http://hl7.org/fhir/ValueSet/administrative-gender", "code": "male"},
    "unknown code": {"system": "http://hl7.org/fhir/administrative-gender", "code": "x"},
    "wrong display": {"system": "http://hl7.org/fhir/administrative-gender", "code": "male", "display": "Weiblich"},
    "other case": {"system": "http://hl7.org/fhir/administrative-gender", "code": "male", "display": "mALE"},
    "no code": {"system": "http://hl7.org/fhir/administrative-gender"},
    "display alone": {"display": "x"},
    "https": {"system": "https://loinc.org", "code": "1-8"},
    "fragment": {"system": "#x", "code": "x"},
    "ucum": {"system": "http://unitsofmeasure.org", "code": "bogus"},
    "version": {"system": "http://hl7.org/fhir/administrative-gender", "version": "9.9", "code": "male"},
    "oid": {"system": "urn:oid:2.16.840.1.113883.4.642.1.2", "code": "male"},
    "bcp47": {"system": "urn:ietf:bcp:47", "code": "xx-bogus-1"},
    "mime": {"system": "urn:ietf:bcp:13", "code": "nothing"},
    "iso": {"system": "urn:iso:std:iso:3166", "code": "JP"},
    "v2": {"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "zzz"},
    "v3": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "zzz"},
}
IDENTIFIERS = {
    "rfc3986 plain": {"system": "urn:ietf:rfc:3986", "value": "x"},
    "relative system": {"system": "x", "value": "x"},
    "rfc3986 good": {"system": "urn:ietf:rfc:3986", "value": "urn:oid:1.2.3"},
    "system alone": {"system": "http://example.org"},
    "rfc3986 oid": {"system": "urn:ietf:rfc:3986", "value": "oid:1.2.3"},
    "use": {"use": "bogus", "value": "x"},
    "rfc3986 uuid": {"system": "urn:ietf:rfc:3986", "value": "urn:uuid:X"},
    "value spaces": {"system": "http://a.org", "value": " x "},
}
QUANTITIES = {
    "bad ucum": {"value": 1, "system": "http://unitsofmeasure.org", "code": "bogus"},
    "code alone": {"value": 1, "code": "mg"},
    "annotation": {"value": 1, "unit": "t", "system": "http://unitsofmeasure.org", "code": "{tbl}"},
    "empty": {"unit": "mg"},
    "comparator": {"value": 1, "comparator": "<>"},
    "relative system": {"value": 1, "system": "x", "code": "y"},
}


def _json_mutations(resource, steps, definition, place):
    def repeat(holder, key):
        if isinstance(holder[key], list):
            holder[key].append(copy.deepcopy(holder[key][0]) if holder[key] else "x")
        else:
            holder[key] = [holder[key], copy.deepcopy(holder[key])]

    def single(holder, key):
        holder[key] = holder[key][0] if isinstance(holder[key], list) and holder[key] else [holder[key]]

    def companion(value):
        def change(holder, key):
            holder["_" + key] = [value] if isinstance(holder[key], list) else value

        return change

    yield "repeat", place, changed(resource, steps, repeat)
    yield "single", place, changed(resource, steps, single)
    yield "companion empty", place, changed(resource, steps, companion({}))
    yield "companion unknown", place, changed(resource, steps, companion({"bogus": 1}))
    yield "companion id", place, changed(resource, steps, companion({"id": "a b"}))
    yield "companion extension", place, changed(resource, steps, companion({"extension": [{"url": "x"}]}))
