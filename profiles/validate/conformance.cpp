#include <map>
#include <string>

#include "validate/messages.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueType;

}  // namespace

// Source: R4 valueset.html
void Run::value_set(const Place& place) {
    for_each_place(place, "compose", [&](const Place& compose) {
        for (const std::string_view name : {"include", "exclude"})
            for_each_place(compose, name, [&](const Place& include) {
                const std::string_view system = include.element.text_of("system");
                if (!system.empty() && system.find(':') == std::string_view::npos)
                    report({.code = IssueType::invalid, .message = kIncludeSystem}, include, "");
            });
    });
}

// Source: R4 codesystem.html
void Run::code_system(const Place& place) {
    std::map<std::string_view, std::string_view> types;
    for_each_place(place, "property", [&](const Place& property) {
        if (!types.emplace(property.element.text_of("code"), property.element.text_of("type")).second)
            report({.code = IssueType::business_rule, .message = kPropertyTwice}, property, "");
    });
    std::size_t count = 0;
    const auto visit = [&](const auto& self, const Place& parent) -> void {
        for_each_place(parent, "concept", [&](const Place& each) {
            ++count;
            for_each_place(each, "property", [&](const Place& property) {
                const auto known = types.find(property.element.text_of("code"));
                const Element value = property.element.child("value");
                if (known == types.end() || !value.exists() || value.type() == nullptr) return;
                if (value.type()->name != known->second && known->second != "Coding")
                    report({.code = IssueType::business_rule, .message = kPropertyType}, property, "",
                           {known->second, value.type()->name});
            });
            self(self, each);
        });
    };
    visit(visit, place);
    const std::string_view stated = place.element.text_of("count");
    const std::string found = std::to_string(count);
    if (!stated.empty() && place.element.text_of("content") == "complete" && stated != found)
        report({.code = IssueType::invalid, .message = kCodeCount},
               {place.element.child("count"), place.path + ".count"}, "", {stated, found});
}

}  // namespace kakehashi::profiles
