#include "snapshot/differential.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "snapshot/choice.hpp"
#include "snapshot/generation.hpp"
#include "snapshot/merge.hpp"
#include "snapshot/messages.hpp"
#include "snapshot/unfold.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
using fhir::Node;

constexpr std::size_t kUnfoldedMax = 100'000;  // elements; more is an attack or a mistake

/// One differential, element by element, over the tree of its base.
class DifferentialMerge {
public:
    DifferentialMerge(std::span<const Node> differential, const Draft& base, std::string_view profile,
                      Generation& generation)
        : differential_(differential),
          base_(base),
          profile_(profile),
          generation_(generation),
          root_(copy_with_origin(base)) {
        count_unfolded(root_);
    }

    void apply(const Node& element);
    [[nodiscard]] const std::optional<fhir::Issue>& failure() const { return failure_; }
    [[nodiscard]] Draft take() { return std::move(root_); }

private:
    /// The steps that the element's id says, or its path when it has none or another one.
    std::vector<Step> steps_of(const Node& element);
    /// The element or slice of that step; nullptr when the base has none (reported).
    Draft* descend(Draft& parent, const Step& step, std::size_t depth, std::string_view id);
    Draft& slice_of(Draft& element, const std::string& slice, std::string_view id);
    /// Slices of slices copy one another, in each profile of a chain anew: without a limit small differentials could
    /// fill the memory.
    void count_unfolded(const Draft& added);
    bool unfold_if_needed(Draft& draft, std::string_view id);
    void report(IssueSeverity severity, IssueType code, const fhir::Message& message, std::string_view id,
                std::initializer_list<std::string_view> arguments) {
        generation_.report().push_back(fhir::make_issue(severity, code, message, id, arguments));
    }

    std::span<const Node> differential_;
    const Draft& base_;
    std::string_view profile_;
    Generation& generation_;
    Draft root_;
    OpenSlices open_;
    std::size_t unfolded_ = 0;  // elements in all: none is ever taken out
    std::optional<fhir::Issue> failure_;
};

std::vector<Step> DifferentialMerge::steps_of(const Node& element) {
    std::vector<Step> by_path = steps_of_path(element, open_);
    const std::string_view id = element.text_of("id");
    if (id.empty()) return by_path;
    std::vector<Step> by_id = steps_of_id(id);
    if (std::ranges::equal(by_id, by_path, {}, &Step::name, &Step::name)) return by_id;
    report(IssueSeverity::warning, IssueType::value, snapshot_messages::kIdMismatch, id, {id, element.text_of("path")});
    return by_path;
}

bool DifferentialMerge::unfold_if_needed(Draft& draft, std::string_view id) {
    if (!draft.children.empty() || failure_) return !failure_;
    auto children = unfold(draft, base_, id, generation_);
    if (!children) {
        failure_ = std::move(children.error());
        return false;
    }
    draft.children = std::move(*children);
    for (const Draft& child : draft.children) count_unfolded(child);
    return !failure_;
}

void DifferentialMerge::count_unfolded(const Draft& added) {
    unfolded_ += size_of(added);
    if (unfolded_ > kUnfoldedMax)
        failure_ = fhir::make_issue(IssueSeverity::error, IssueType::too_costly, snapshot_messages::kTooLarge, profile_,
                                    {std::to_string(kUnfoldedMax)});
}

/// A new slice starts as the element is by now, for what is said of the element is said of all its slices; but it may
/// be absent.
/// Source: R4 profiling.html#slicing
Draft& DifferentialMerge::slice_of(Draft& element, const std::string& slice, std::string_view id) {
    if (Draft* found = element.find_slice(slice)) return *found;
    Draft& owner = owner_of_slice(element, slice);
    if (element.content.find("slicing") == nullptr && !imply_slicing(element, generation_.scratch()))
        report(IssueSeverity::error, IssueType::business_rule, snapshot_messages::kSliceWithoutSlicing, id, {slice});
    // A slice that is sliced again without saying how: as the element is.
    if (&owner != &element && owner.content.find("slicing") == nullptr)
        if (const Node* slicing = element.content.find("slicing")) owner.content.set("slicing", slicing);
    Draft added{.name = element.name,
                .slice = slice,
                .content = owner.content,
                .children = owner.children,
                .origin = owner.origin};
    added.content.remove("slicing");
    added.content.remove("mustSupport");
    if (owner.origin != nullptr)
        if (const Node* before = owner.origin->content.find("mustSupport")) added.content.set("mustSupport", before);
    added.content.set("min", generation_.scratch().number("0"));
    count_unfolded(added);
    narrow_to_slice_type(added, generation_.scratch());
    return owner.slices.emplace_back(std::move(added));
}

Draft* DifferentialMerge::descend(Draft& parent, const Step& step, std::size_t depth, std::string_view id) {
    if (!unfold_if_needed(parent, id)) return nullptr;
    if (Draft* child = parent.child(step.name)) return step.slice.empty() ? child : &slice_of(*child, step.slice, id);
    // "valueQuantity" for the slice of value[x] that is a Quantity. Source: R4 elementdefinition.html#path
    if (Draft* choice = choice_of(parent, step.name)) {
        const std::string_view name = std::string_view(choice->name).substr(0, choice->name.size() - 3);
        if (choice->content.find("slicing") == nullptr && is_only_typed_name(differential_, id, depth, name))
            close_choice(*choice, step.name, generation_.scratch());
        return &slice_of(*choice, step.slice.empty() ? step.name : step.slice, id);
    }
    report(IssueSeverity::error, IssueType::not_found, snapshot_messages::kPathUnknown, id, {id, step.name});
    return nullptr;
}

void DifferentialMerge::apply(const Node& element) {
    const std::vector<Step> steps = steps_of(element);
    const std::string id(element.text_of(element.find("id") != nullptr ? "id" : "path"));
    if (steps.size() > kStepsMax)
        return report(IssueSeverity::error, IssueType::too_costly, snapshot_messages::kTooDeep, id.substr(0, 80),
                      {std::to_string(kStepsMax)});
    if (steps.front().name != root_.name)
        return report(IssueSeverity::error, IssueType::not_found, snapshot_messages::kPathUnknown, id,
                      {id, steps.front().name});
    Draft* at = &root_;
    for (std::size_t i = 1; i < steps.size() && at != nullptr; ++i) at = descend(*at, steps[i], i, id);
    if (at == nullptr) return;
    const Draft* profile = generation_.type_profile(element.find("type"), id);
    if (profile != nullptr && profile->name == "Extension") {
        const Node* min = at->content.find("min");
        merge_extension_definition(profile->content, at->content);
        // How often it must be there is for the profile that uses it to say.
        if (element.find("min") != nullptr && min != nullptr) at->content.set("min", min);
    }
    merge_element(element, id, at->content,
                  {.table = generation_.table(),
                   .scratch = generation_.scratch(),
                   .report = generation_.report(),
                   .profile = profile_});
}

}  // namespace

fhir::Result<Draft> merge_differential(std::span<const Node> differential, const Draft& base, std::string_view profile,
                                       Generation& generation, const ElementMerged& merged) {
    DifferentialMerge merge(differential, base, profile, generation);
    for (std::size_t i = 0; i < differential.size(); ++i) {
        if (merge.failure()) return tl::unexpected(*merge.failure());
        merge.apply(differential[i]);
        if (merge.failure()) return tl::unexpected(*merge.failure());
        if (merged) merged(i);
    }
    return merge.take();
}

}  // namespace kakehashi::profiles
