#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "kakehashi/fhir/fhirpath.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

namespace fs = std::filesystem;

struct Output {
    std::string type;
    std::string text;
};
struct OfficialCase {
    std::string name;
    std::string input;
    std::string expression;
    bool invalid = false;
    bool predicate = false;
    std::vector<Output> outputs;
};

std::string attribute(xmlNode* node, const char* name) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)),
                                                            xmlFree);
    return value ? reinterpret_cast<const char*>(value.get()) : "";
}
std::string content(xmlNode* node) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlNodeGetContent(node), xmlFree);
    return value ? reinterpret_cast<const char*>(value.get()) : "";
}
std::string name_of(xmlNode* node) {
    return node->type == XML_ELEMENT_NODE ? reinterpret_cast<const char*>(node->name) : "";
}

OfficialCase read_case(xmlNode* test) {
    OfficialCase out{.name = attribute(test, "name"), .input = attribute(test, "inputfile"), .expression = {}};
    out.predicate = attribute(test, "predicate") == "true";
    for (xmlNode* child = test->children; child != nullptr; child = child->next) {
        if (name_of(child) == "expression") {
            out.expression = content(child);
            out.invalid = !attribute(child, "invalid").empty();
        }
        if (name_of(child) == "output") out.outputs.push_back({attribute(child, "type"), content(child)});
    }
    return out;
}

std::string without_type_suffix(std::string type) {
    if (type.starts_with("System.")) type.erase(0, 7);
    if (!type.empty() && type != "Quantity") type[0] = static_cast<char>(std::tolower(type[0]));
    return type;
}

std::string as_written(const Item& item) {
    const std::string type = without_type_suffix(std::string(item.type));
    if (type == "date" || type == "dateTime" || type == "instant") return "@" + item.text;
    if (type == "time") return "@T" + item.text;
    if (type == "Quantity") return item.text + " '" + item.unit + "'";
    return item.text;
}

/// "" when the suite is right with this collection, else what differs.
std::string difference(const OfficialCase& test, const Collection& found) {
    if (test.predicate) {
        const bool truth = !found.empty() && !(found.size() == 1 && found.front().text == "false");
        const bool wanted = test.outputs.size() == 1 && test.outputs.front().text == "true";
        return truth == wanted ? "" : "predicate";
    }
    if (found.size() != test.outputs.size()) return std::to_string(found.size()) + " items";
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Output& wanted = test.outputs[i];
        if (!wanted.type.empty() && wanted.type != without_type_suffix(std::string(found[i].type)))
            return "type " + std::string(found[i].type);
        if (!wanted.text.empty() && wanted.text != as_written(found[i])) return "value " + as_written(found[i]);
    }
    return "";
}

Result<Document> read_input(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return path.extension() == ".xml" ? parse_xml(std::move(bytes)) : parse_json(std::move(bytes));
}

/// The suite's tests, each parsed for itself: its snapshot as a whole is not well-formed (a broken comment).
std::vector<OfficialCase> read_suite(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::vector<OfficialCase> out;
    for (auto begin = text.find("<test "); begin != std::string::npos; begin = text.find("<test ", begin + 1)) {
        const auto end = text.find("</test>", begin);
        if (end == std::string::npos) break;
        const std::string one = text.substr(begin, end + 7 - begin);
        const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> test(
            xmlReadMemory(one.data(), static_cast<int>(one.size()), "", nullptr,
                          XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR),
            &xmlFreeDoc);
        if (test) out.push_back(read_case(xmlDocGetRootElement(test.get())));
    }
    return out;
}

std::string run(const OfficialCase& test, const Document* document) {
    const auto expression = compile(test.expression);
    if (!expression) return test.invalid ? "" : "refused: " + expression.error().diagnostics;
    const Element focus = document ? Element::root_of(*document) : Element();
    Environment environment;
    environment.is_strict = true;
    const auto found = evaluate(*expression, focus, environment);
    if (!found) return test.invalid ? "" : "failed: " + found.error().diagnostics;
    return test.invalid ? "accepted, must be refused" : difference(test, *found);
}

TEST(FhirpathOfficialSuite, AgreesInEveryTest) {
    const fs::path folder = fs::path(KAKEHASHI_SHARED_DIR) / "tests" / "fhirpath";
    if (!fs::exists(folder)) GTEST_SKIP() << "the official suite is not at hand";
    const std::vector<OfficialCase> tests = read_suite(folder / "tests-fhir-r4.xml");
    ASSERT_FALSE(tests.empty());
    std::map<std::string, std::unique_ptr<Document>> inputs;
    std::size_t passed = 0;
    for (const OfficialCase& test : tests) {
        if (!test.input.empty() && !inputs.contains(test.input)) {
            auto document = read_input(folder / test.input);
            if (!document) std::cout << test.input << ": " << document.error().diagnostics << "\n";
            if (document) inputs[test.input] = std::make_unique<Document>(std::move(*document));
        }
        const std::string why = run(test, test.input.empty() ? nullptr : inputs[test.input].get());
        passed += why.empty() ? 1 : 0;
        EXPECT_EQ(why, "") << test.name << "\n  " << test.expression;
    }
    RecordProperty("passed", static_cast<int>(passed));
    std::cout << passed << " of " << tests.size() << " official tests pass\n";
}

}  // namespace
}  // namespace kakehashi::fhir::fhirpath
