#include "validate/slice_index.hpp"

#include <algorithm>

#include "snapshot/definition_chain.hpp"
#include "validate/sliced_item.hpp"

namespace kakehashi::profiles {
namespace {

using Rules = std::vector<const Rule*>;

/// Adds what the profiles of the rules' types say of the same element.
void add_type_profiles(Rules& rules, const Definitions& definitions) {
    const std::size_t own = rules.size();
    for (std::size_t i = 0; i < own; ++i)
        for (const TypeRule& type : rules[i]->types)
            for (const std::string& canonical : type.profiles)
                if (const Profile* profile = definitions.find_profile(canonical)) {
                    const auto hash = canonical.find('#');
                    const Rule* element = hash == std::string::npos
                                              ? &profile->root
                                              : find_rule(profile->root, std::string_view(canonical).substr(hash + 1));
                    if (element != nullptr) rules.push_back(element);
                }
}

void add_extensions(const Rule& child, std::string_view url, Rules& to) {
    for (const Rule& each : child.slices) {
        const bool is_meant = std::ranges::any_of(each.types, [&](const TypeRule& type) {
            return std::ranges::any_of(type.profiles, [&](const auto& p) { return url_of(p) == url; });
        });
        if (!is_meant) continue;
        to.push_back(&each);
        for (const Rule& reslice : each.slices)
            if (reslice.min > 0) to.push_back(&reslice);
    }
}

/// What a slice says of the place that a discriminator's path leads to, in its own children and in the profiles of
/// its types.
Rules rules_at(const Rule& slice, std::span<const std::string> path, const Definitions& definitions) {
    Rules rules{&slice};
    add_type_profiles(rules, definitions);
    for (const std::string& step : path) {
        if (step == "resolve()" || step.starts_with("ofType(")) continue;
        const std::string_view url = extension_url(step);
        Rules next;
        for (const Rule* rule : rules) {
            for (const Rule& child : rule->children) {
                if (url.empty() && child.name == step) {
                    next.push_back(&child);
                    // What stands at "valueCode" is said of a slice of value[x].
                    // What must stand there in a slice of its own tells this slice as well.
                    for (const Rule& each : child.slices)
                        if (each.min > 0 || (each.slice.starts_with(child.name) && each.types.size() == 1))
                            next.push_back(&each);
                }
                if (!url.empty() && child.name == "extension") add_extensions(child, url, next);
            }
        }
        rules = std::move(next);
        add_type_profiles(rules, definitions);
    }
    return rules;
}

/// The texts, one of which must stand at the discriminator's path in whatever is in the slice; none: any may.
std::vector<std::string_view> demanded_texts(const Rule& slice, const Discriminator& by, const Rules& rules) {
    std::vector<std::string_view> texts;
    if (slice.name.ends_with("xtension") && by.path.size() == 1 && by.path.front() == "url") {
        for (const TypeRule& type : slice.types)
            for (const std::string& canonical : type.profiles) texts.push_back(url_of(canonical));
        if (!texts.empty()) return texts;
    }
    if (by.kind != DiscriminatorKind::value && by.kind != DiscriminatorKind::pattern) return texts;
    for (const Rule* rule : rules) {
        const fhir::Node* demanded = rule->fixed != nullptr ? rule->fixed : rule->pattern;
        if (rule->max > 0 && demanded != nullptr && demanded->is_primitive()) return {demanded->text()};
    }
    return texts;
}

void index_texts(const Rule& rule, std::size_t discriminator, SliceIndex& index) {
    for (std::size_t slice = 0; slice < rule.slices.size(); ++slice) {
        const auto texts = demanded_texts(rule.slices[slice], rule.slicing->discriminators[discriminator],
                                          index.rules[slice][discriminator]);
        for (const std::string_view text : texts) index.by_text[text].push_back(slice);
        if (texts.empty()) index.others.push_back(slice);
    }
}

SliceIndex make_index(const Rule& rule, const Definitions& definitions) {
    SliceIndex best;
    for (std::size_t slice = 0; slice < rule.slices.size(); ++slice) best.others.push_back(slice);
    if (!rule.slicing) return best;
    const std::size_t count = rule.slicing->discriminators.size();
    for (const Rule& slice : rule.slices) {
        auto& rules = best.rules.emplace_back();
        for (const Discriminator& by : rule.slicing->discriminators)
            rules.push_back(rules_at(slice, by.path, definitions));
    }
    for (std::size_t discriminator = 0; discriminator < count; ++discriminator) {
        SliceIndex trial{.rules = std::move(best.rules), .discriminator = discriminator, .by_text = {}, .others = {}};
        index_texts(rule, discriminator, trial);
        const bool is_better = trial.by_text.size() > best.by_text.size();
        best.rules = std::move(trial.rules);
        if (!is_better) continue;
        best.discriminator = discriminator;
        best.by_text = std::move(trial.by_text);
        best.others = std::move(trial.others);
    }
    return best;
}

}  // namespace

const SliceIndex& slice_index_of(const Rule& rule, const Definitions& definitions) {
    return rule.slice_index->get([&] { return make_index(rule, definitions); });
}

}  // namespace kakehashi::profiles
