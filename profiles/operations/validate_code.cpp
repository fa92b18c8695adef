#include <functional>
#include <span>

#include "operations/messages.hpp"
#include "operations/operations.hpp"
#include "terminology/grammar.hpp"
#include "terminology/known_code.hpp"

namespace kakehashi::profiles {
namespace {

using namespace terminology_messages;
using fhir::Node;

/// A code as the question gives it.
struct Given {
    std::string_view system;
    std::string_view version;
    std::string_view code;
    std::string_view display;
    bool is_coding = false;  ///< a Coding says its system itself: without one its code means nothing
};

/// What is to be said of one code.
struct Verdict {
    Membership answer = Membership::no;
    std::string message;
    std::string display;
    fhir::Issue why_unknown;
};

/// Judges one code: whether it is in the code system or the value set, before its display is looked at.
using Judge = std::function<Verdict(const Given&)>;

Given read_coding(const Node& coding) {
    return {.system = coding.text_of("system"),
            .version = coding.text_of("version"),
            .code = coding.text_of("code"),
            .display = coding.text_of("display"),
            .is_coding = true};
}

/// @param version_name the parameter that has the version of the code's system
std::vector<Given> read_codes(const Parameters& parameters, std::string_view system, std::string_view version_name) {
    std::vector<Given> codes;
    if (const Node* codeable = parameters.value("codeableConcept"))
        for (const Node& coding : items_of(codeable, "coding")) codes.push_back(read_coding(coding));
    if (const Node* coding = parameters.value("coding")) codes.push_back(read_coding(*coding));
    if (parameters.has("code"))
        codes.push_back({.system = system,
                         .version = parameters.text(version_name),
                         .code = parameters.text("code"),
                         .display = parameters.text("display")});
    return codes;
}

Membership fits_display(const KnownCode& known, std::string_view display) {
    if (known.stated != nullptr && is_same_text(known.stated->text_of("display"), display)) return Membership::yes;
    if (known.item != nullptr) return Terminology::has_display(*known.code_system, *known.item, display);
    if (is_same_text(known.other_display, display)) return Membership::yes;
    return has_r4_display(known.system, known.code, display);
}

void add_sentence(Verdict& verdict, std::string sentence) {
    if (!verdict.message.empty()) verdict.message += ' ';
    verdict.message += sentence;
}

/// What else there is to say of a code that is where it should be.
void judge_details(const Question& question, const Given& given, const KnownCode& known, Verdict& verdict) {
    if (is_abstract(known) && !question.parameters.is_true("abstract")) {
        // RULING: R4 calls abstract codes invalid when `abstract` is false and leaves open what its absence means.
        // Test: ValidateCode.AnAbstractCodeIsRefusedWhereTheQuestionSaysSo
        if (question.parameters.has("abstract")) verdict.answer = Membership::no;
        add_sentence(verdict, sentence(question, kAbstract, {given.code}));
    }
    if (is_inactive(known)) add_sentence(verdict, sentence(question, kInactive, {given.code}));
    verdict.display = display_of(known, question.parameters.text("displayLanguage"));
    if (given.display.empty()) return;
    const Membership fits = fits_display(known, given.display);
    if (fits == Membership::yes) return;
    if (fits == Membership::no) verdict.answer = Membership::no;
    add_sentence(verdict, fits == Membership::no
                              ? sentence(question, kWrongDisplay, {given.display, given.code, verdict.display})
                              : sentence(question, kUncheckedDisplay, {given.display, given.code}));
}

/// One valid coding makes a CodeableConcept valid; one of which nothing is known keeps it from being invalid.
Verdict judge_all(const std::vector<Given>& codes, const Judge& judge) {
    Verdict best;
    bool is_first = true;
    for (const Given& given : codes) {
        Verdict verdict = judge(given);
        const bool is_better = best.answer == Membership::no && verdict.answer != Membership::no;
        if (is_first || is_better || (best.answer != Membership::yes && verdict.answer == Membership::yes))
            best = std::move(verdict);
        is_first = false;
    }
    return best;
}

fhir::Result<fhir::Document> answer(const Verdict& verdict) {
    if (verdict.answer == Membership::unknown) return tl::unexpected(verdict.why_unknown);
    fhir::Document document("Parameters");
    fhir::Builder root = document.edit();
    append_parameter(root, "result").set_boolean("valueBoolean", verdict.answer == Membership::yes);
    if (!verdict.message.empty()) append_parameter(root, "message").set_string("valueString", verdict.message);
    if (!verdict.display.empty()) append_parameter(root, "display").set_string("valueString", verdict.display);
    return document;
}

Verdict unknown(const tl::unexpected<fhir::Issue>& why) {
    return {.answer = Membership::unknown, .message = {}, .display = {}, .why_unknown = why.value()};
}

/// Why nobody here can say whether the code is in the code system.
tl::unexpected<fhir::Issue> why_unknown(const Terminology& terminology, const Given& given, std::string_view fallback) {
    const auto [system, is_other_version] = terminology.find_code_system(given.system, given.version);
    if (system == nullptr) return cannot_tell(kNotHere, {given.system.empty() ? fallback : given.system});
    if (is_other_version) return cannot_tell(kOtherVersion, {given.system, system->version(), given.version});
    if (!system->is_complete()) return cannot_tell(kIncomplete, {given.system});
    return cannot_tell(kNotHere, {fallback});
}

/// Without the concept: R4's own tables can say yes, and a system that is a grammar can say no.
Verdict judge_without_concept(const Question& question, const Given& given, std::string_view url,
                              const tl::unexpected<fhir::Issue>& why_unknown) {
    const bool is_same_system = given.system.empty() || given.system == url;
    const KnownCode known = describe(question.terminology, url, given.code);
    Verdict verdict{.answer = Membership::yes, .message = {}, .display = {}, .why_unknown = {}};
    if (!is_same_system || is_code_by_grammar(url, given.code) == Membership::no) {
        verdict.answer = Membership::no;
        verdict.message = sentence(question, kUnknownCode, {given.code, url});
        return verdict;
    }
    if (!is_known(known)) return unknown(why_unknown);
    judge_details(question, given, known, verdict);
    return verdict;
}

Verdict judge_in_system(const Question& question, const Given& given, const CodeSystem& system) {
    const bool is_same_system = given.system.empty() || given.system == system.url();
    const Concept* item = is_same_system ? system.find(given.code) : nullptr;
    if (item == nullptr && is_same_system && !system.lacks(given.code))
        return judge_without_concept(question, given, system.url(), cannot_tell(kIncomplete, {system.url()}));
    Verdict verdict;
    if (item == nullptr) {
        verdict.message = sentence(question, kUnknownCode, {given.code, system.url()});
        return verdict;
    }
    verdict.answer = Membership::yes;
    judge_details(
        question, given,
        {.system = system.url(), .version = system.version(), .code = item->code, .code_system = &system, .item = item},
        verdict);
    return verdict;
}

/// The value set that the question is about: in its packages, or in the question itself.
struct AskedSet {
    const ValueSet* set = nullptr;  ///< nullptr when only R4's own tables may have it
    std::string canonical;
};

/// What the value set says of that code in compose, or nullptr.
const Node* stated_concept(const ValueSet& set, const Given& given) {
    for (const Include& include : set.includes) {
        if (include.system != given.system) continue;
        for (const Node& each : items_of(include.node, "concept"))
            if (each.text_of("code") == given.code) return &each;
    }
    return nullptr;
}

Verdict judge_in_set(const Question& question, const Given& given, const AskedSet& asked) {
    const Terminology& terminology = question.terminology;
    const Coded coded{given.system, given.code};
    if (given.is_coding && given.system.empty())
        return {.answer = Membership::no,
                .message = sentence(question, kCodingWithoutSystem, {given.code}),
                .display = {},
                .why_unknown = {}};
    Membership answer = asked.set != nullptr ? terminology.contains(*asked.set, coded)
                                             : terminology.contains(asked.canonical, coded.system, coded.code);
    if (answer == Membership::no && terminology.find_code_system(given.system, given.version).is_other_version)
        answer = Membership::unknown;
    if (answer == Membership::unknown) {
        const Obstacle obstacle = asked.set != nullptr ? find_obstacle(terminology, *asked.set) : Obstacle{};
        if (obstacle.kind != Obstacle::Kind::none) return unknown(cannot_tell(obstacle));
        return unknown(why_unknown(terminology, given, asked.canonical));
    }
    Verdict verdict{.answer = answer, .message = {}, .display = {}, .why_unknown = {}};
    if (answer == Membership::no) {
        verdict.message = sentence(question, kNotInValueSet, {given.code, asked.canonical});
        return verdict;
    }
    KnownCode known = describe(terminology, given.system, given.code, given.version);
    if (asked.set != nullptr) known.stated = stated_concept(*asked.set, given);
    judge_details(question, given, known, verdict);
    return verdict;
}

fhir::Result<fhir::Document> validate_in(const Question& question, const AskedSet& asked) {
    const auto codes = read_codes(question.parameters, question.parameters.text("system"), "systemVersion");
    if (codes.empty()) return needs(question.parameters, "code / coding / codeableConcept");
    // R4 valueset-operation-validate-code.html: a code comes with its system or a context, which we do not take.
    // Several systems of a set may have the code: guessing one would answer another question (`inferSystem` is R5's).
    if (question.parameters.has("code") && !question.parameters.has("system"))
        return needs(question.parameters, "system");
    return answer(judge_all(codes, [&](const Given& given) { return judge_in_set(question, given, asked); }));
}

}  // namespace

fhir::Result<fhir::Document> validate_in_system(const Question& question) {
    const Parameters& parameters = question.parameters;
    const Node* inline_system = parameters.value("codeSystem");
    std::string_view url = parameters.text("url");
    if (url.empty() && inline_system != nullptr) url = inline_system->text_of("url");
    const auto codes = read_codes(parameters, url, "version");
    if (codes.empty()) return needs(parameters, "code / coding / codeableConcept");
    if (url.empty() && inline_system == nullptr) url = codes.front().system;
    if (inline_system != nullptr) {
        const CodeSystem system(*inline_system);
        return answer(judge_all(codes, [&](const Given& given) { return judge_in_system(question, given, system); }));
    }
    if (url.empty()) return needs(parameters, "url");
    const std::string_view version = codes.front().version;
    const auto [system, is_other_version] = question.terminology.find_code_system(url, version);
    if (is_other_version) return cannot_tell(kOtherVersion, {url, system->version(), version});
    return answer(judge_all(codes, [&, found = system](const Given& given) {
        return found != nullptr ? judge_in_system(question, given, *found)
                                : judge_without_concept(question, given, url, cannot_tell(kNotHere, {url}));
    }));
}

fhir::Result<fhir::Document> validate_in_set(const Question& question) {
    const Parameters& parameters = question.parameters;
    if (const Node* node = parameters.value("valueSet")) {
        const ValueSet set = read_value_set(*node);
        return validate_in(question, {.set = &set, .canonical = std::string(node->text_of("url"))});
    }
    const std::string_view url = parameters.text("url");
    if (url.empty()) return needs(parameters, "url / valueSet");
    const auto found = find_asked_set(question, url);
    if (!found) return tl::unexpected(found.error());
    return validate_in(question, {.set = *found, .canonical = std::string(url)});
}

}  // namespace kakehashi::profiles
