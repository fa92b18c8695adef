#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "kakehashi/fhir/narrative.hpp"
#include "kakehashi/profiles/must_support.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "validate/definitions.hpp"
#include "validate/findings.hpp"
#include "validate/scope.hpp"
#include "validate/shown_value.hpp"

namespace kakehashi::profiles {

class Questions;
class SlicedItem;

/// One validation of one document: walks it with R4's tables, and applies the profiles on the way. Looks at the
/// definitions and at the document.
class Run {
public:
    Run(const Definitions& definitions, const ValidationOptions& options)
        : definitions_(definitions), options_(options), scopes_(options.targets) {}

    void validate(const fhir::Element& root);
    /// The document whose source says in what form it was written, and where in a text something stands.
    void look_at_source(const fhir::Document& document);
    /// What expressions may ask in a resource of the document, and what a reference in it means; no validation is
    /// needed before.
    [[nodiscard]] const fhir::fhirpath::Environment& environment_of(const fhir::Element& resource);
    [[nodiscard]] fhir::Element resolve(const fhir::Element& resource, std::string_view reference);
    /// Counts the must-support elements of every profile that is applied. `to` must outlive the validation.
    void count_must_support(std::vector<MustSupportCount>& to) { must_support_ = &to; }
    /// A finding of the service's rules. `yields`: only when nothing is reported at that element yet.
    void add(fhir::Issue issue, std::uint32_t offset, bool yields) { found_.add(std::move(issue), offset, yields); }
    [[nodiscard]] fhir::Report take(const fhir::Document& document) { return found_.take(document); }

private:
    /// What the rules being applied belong to.
    struct Frame {
        Scope& scope;
        const Profile& profile;
    };
    using Key = std::pair<const fhir::Node*, const Profile*>;
    using Items = std::vector<Place>;

    // structure.cpp: what R4 says
    void unknown_resource(const Place& place);
    void resource(const Place& place);
    void owning_committee(const Place& place);
    void walk(const Place& place, Scope& scope);
    void members(const Place& place, const fhir::Node& object, Scope& scope);
    void member(const Place& place, const fhir::Member& member, std::vector<std::size_t>& counts, Scope& scope);
    void child(const Place& place, Scope& scope);
    void data_type(const Place& place, Scope& scope);
    void primitive(const Place& place);
    void null_items(const Place& list, const fhir::Node* companion);
    void cardinality(const Place& place, std::span<const std::size_t> counts);
    void contained_ids(const Place& place);
    // conformance.cpp: definitions as instances
    void value_set(const Place& place);
    void value_set_include(const Place& include);
    void code_system_property(const Place& property, std::set<std::string_view>& uris);
    void code_system(const Place& place);
    void supplemented_code(const Place& item, std::string_view base);
    void filter_value(const Place& filter);
    void concept_map(const Place& place);
    void search_parameter(const Place& place);
    // structure_definition.cpp
    void structure_definition(const Place& place);
    void definition_bindings(const Place& place);
    void definition_against_base(const Place& place);
    // uri.cpp
    void uri(const Place& place);
    void absolute_system(const Place& place);
    void identifier(const Place& place);
    // questionnaire.cpp, questionnaire_response.cpp
    class ResponseCheck;
    void questionnaire(const Place& holder, const Questions& questions);
    void questionnaire_response(const Place& place, const Scope& scope);
    // text.cpp
    void narrative_markup(const Place& div);
    void narrative_fault(const Place& div, const fhir::NarrativeFault& fault, std::uint32_t offset);
    [[nodiscard]] std::vector<std::uint32_t> source_offsets(std::span<const fhir::NarrativeFault> faults,
                                                            const fhir::Node& div) const;
    void narrative_links(const Place& div);
    void narrative_language(const Place& div);
    void html_in_text(const Place& place);
    void blank_text(const Place& place);
    void element_id(const Place& place, std::string_view id, Scope& scope);
    // contained.cpp
    void contained_use(const Place& place);
    // document.cpp
    void document(const Place& bundle);
    void composition_references(const Place& entry);
    void message_references(const Place& header, const Scope& scope);
    // extension.cpp
    void extension(const Place& place, Scope& scope);
    void extension_context(const Place& parent, const Place& extension, Scope& scope);
    void extension_name(const Place& parent, const Place& extension);
    [[nodiscard]] bool is_context(const fhir::Element& parent, const ExtensionContext& context, Scope& scope);
    // bundle.cpp
    void bundle(const Place& place);
    void full_url(const Place& entry);
    [[nodiscard]] bool has_lost_references(const Place& entry);
    void links(const Place& bundle, std::string_view type);
    void first_entry(const Place& bundle, std::string_view wanted);
    void search_results(const Place& bundle);
    void entry_profiles(const Place& bundle);
    // reference.cpp
    void reference(const Place& place, const Scope& scope);
    void wrong_full_url(const Place& place, const Scope& scope);
    void reference_type(const Place& place, std::span<const std::string> allowed);
    void targets(const Place& place, std::span<const std::string> allowed, const Scope& scope,
                 std::string_view profile);
    [[nodiscard]] std::string type_names(std::span<const std::string> allowed) const;
    [[nodiscard]] Words named_with_fault(const Place& place, const Profile& profile, Scope& scope);
    [[nodiscard]] bool is_target_of(const fhir::Element& resource, const Profile& profile);
    // invariant.cpp
    void base_invariants(const Place& place, Scope& scope);
    void invariants(const Place& place, const Rule& rule, const Frame& frame);
    // environment.cpp
    void prepare_environment(Scope& scope);
    [[nodiscard]] Membership in_named_slice(const fhir::Element& element, std::string_view canonical,
                                            std::string_view slice, Scope& scope);
    // rules.cpp: what profiles say
    void claimed_profiles(const Place& place, Scope& scope);
    void global_profiles(const Place& place, Scope& scope);
    // vital_signs.cpp
    void vital_signs(const Place& observation, Scope& scope);
    void apply_canonical(const Place& place, std::string_view canonical, Scope& scope);
    void apply_profile(const Place& place, const Profile& profile, Scope& scope);
    void apply_rule(const Place& place, const Rule& rule, const Frame& frame);
    void apply_content(const Place& place, const Rule& rule, const Frame& frame);
    void apply_children(const Place& place, const Rule& rule, const Frame& frame);
    void content_references(const Place& place, const Rule& rule, const Frame& frame);
    void apply_types(const Place& place, const Rule& rule, const Frame& frame);
    void apply_type_profiles(const Place& place, std::span<const std::string> canonicals, const Frame& frame);
    void values(const Place& place, const Rule& rule, const Frame& frame);
    void value_alternative(const Place& place, const Rule& rule, const Frame& frame);
    void narrative_controls(const Place& text, const Rule& rule, const Frame& frame);
    void limit(const Place& place, const fhir::Member* limit, const Frame& frame);
    void items(const Place& parent, const Rule& rule, const Items& found, const Frame& frame);
    void contents(const Place& parent, const Rule& rule, const Items& found, const Frame& frame);
    [[nodiscard]] bool conforms(const Place& place, const Profile& profile, Scope& scope);
    // slicing.cpp
    void slices(const Place& parent, const Rule& rule, const Items& found, const Frame& frame);
    void slice_order(const Rule& rule, const Items& found, std::span<const std::size_t> slice_of, const Frame& frame);
    static constexpr std::size_t kNoSlice = static_cast<std::size_t>(-1);
    void further_slices(SlicedItem& item, std::span<const std::size_t> candidates, std::size_t found,
                        const Frame& frame);
    [[nodiscard]] std::size_t find_slice(SlicedItem& item, std::span<const std::size_t> candidates,
                                         std::vector<bool>& is_uncertain);
    [[nodiscard]] Membership in_slice(SlicedItem& item, std::size_t slice);
    [[nodiscard]] Membership discriminates(SlicedItem& item, std::size_t slice, std::size_t discriminator);
    [[nodiscard]] Membership meets_profile(const Place& place, const Rule& rule, Scope& scope);
    [[nodiscard]] Membership meets_values(const fhir::Element& element, const Rule& rule) const;
    // slice_words.cpp
    struct MissingSlice {
        const Rule& list;
        std::size_t slice;
        std::size_t count;
    };
    void missing_slice(const Place& parent, const MissingSlice& missing, const Items& found, const Frame& frame);
    void in_no_slice(const Place& item, const Rule& list, const Frame& frame);
    [[nodiscard]] Words criteria_of(const Rule& list, std::size_t slice) const;
    [[nodiscard]] Words discriminating_values(const Place& item, const Rule& list, Scope& scope) const;
    // binding.cpp
    void binding(const Place& place, const Binding& binding, std::string_view profile);
    void unknown_binding(const Place& place, std::string_view value_set, std::string_view profile);
    [[nodiscard]] bool is_said_unknown(const Place& place) const;
    void unknown_system(const Place& coded, std::string_view system);
    void known_code(const Place& coded, std::string_view system, std::string_view code);
    void coding(const Place& coding);
    void quantity(const Place& quantity);
    void attachment(const Place& place);

    // must_support.cpp: what profiles ask to support
    struct Supported;
    struct Counting;
    void must_support(const Place& place, const Profile& profile, Scope& scope);
    void must_support(std::span<const Supported> parents, const SupportedElement& element, const Rule* parent_rule,
                      std::vector<MustSupportCount>& to);
    void must_support_below(std::span<const Supported> found, const SupportedElement& element, const Rule* rule,
                            const Counting& counting);

    using Arguments = std::initializer_list<std::string_view>;
    void report(const Finding& finding, const Place& place, std::string_view profile, Arguments arguments = {}) {
        findings_->add(finding, {.place = place, .profile = profile, .rule = {}}, arguments);
    }
    /// `ja`: the arguments of the Japanese sentence, where they are words.
    void report(const Finding& finding, const Place& place, std::string_view profile, Arguments en, Arguments ja) {
        findings_->add(finding, {.place = place, .profile = profile, .rule = {}}, en, ja);
    }
    /// Whether anybody reads the findings: for a trial no words are made.
    [[nodiscard]] bool is_read() const { return findings_->is_read(); }

    const Definitions& definitions_;
    const ValidationOptions& options_;
    fhir::Element root_;
    const fhir::Document* document_ = nullptr;                     ///< when its source is known
    bool is_xml_ = false;                                          ///< what the document was written in
    std::optional<std::unordered_set<std::string_view>> anchors_;  ///< of the document, once a link asks
    std::unordered_set<std::string_view> unknown_systems_;         ///< which have been looked up, and told once
    Scopes scopes_;
    Findings found_;
    Findings* findings_ = &found_;  // another one while we try whether something conforms
    std::set<Key> done_;
    std::map<Key, bool> conforming_;
    int trial_depth_ = 0;
    std::map<Key, Words> unmet_;  ///< profiles with why an element does not meet them: many refer to one resource
    bool is_explaining_ = false;  // why something does not conform: what lies behind that is not explained as well
    std::vector<MustSupportCount>* must_support_ = nullptr;  ///< nobody asks
    std::set<Key> supported_;                                ///< what has been counted
};

/// Calls `visit(Place)` for the children of that name (without type suffix). `name` outlives the places.
template <class Visit>
void for_each_place(const Place& parent, std::string_view name, Visit&& visit) {
    std::uint32_t index = 0;
    parent.element.for_each(name, [&](const fhir::Element& each) {
        const auto* definition = each.definition();
        const bool repeats = definition != nullptr && definition->is_array();
        visit(Place{each, &parent, name, repeats ? index : Place::kNoIndex});
        ++index;
    });
}

}  // namespace kakehashi::profiles
