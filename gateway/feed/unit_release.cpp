#include "feed/unit_release.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <set>
#include <string>
#include <utility>

#include "exchange/unit_policy.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/deid.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway::feed {

namespace {

constexpr std::chrono::seconds kRetryAfter{5};
constexpr std::string_view kOwnFault = "a fault of this program";
constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";

Completion ended(DeliveryState state, std::string_view why) {
    return {.state = state, .due_ms = 0, .detail = std::string(why)};
}

Completion later(std::string_view why) {
    return {.state = DeliveryState::queued,
            .due_ms = to_ms(std::chrono::system_clock::now() + kRetryAfter),
            .detail = std::string(why)};
}

PolicyContext feed_context(const NodeParts& parts) {
    PolicyContext context = exchange::context_of(parts.configuration);
    context.action = Action::feed;
    context.purpose = Purpose::hresch;
    context.recipient = Recipient::platform;
    context.assurance.organisation = true;  // the platform is the folder that the configuration names
    return context;
}

const fhir::Node* patient_in(const fhir::Node& bundle) {
    const fhir::Node* entries = bundle.find("entry");
    if (entries == nullptr) return nullptr;
    for (const fhir::Node& entry : entries->items()) {
        const fhir::Node* resource = entry.find("resource");
        if (resource != nullptr && resource->text_of("resourceType") == "Patient") return resource;
    }
    return nullptr;
}

fhir::Result<std::string> pseudonym_of(const fhir::Node& patient, const Release& to) {
    return patient_pseudonym(patient, PseudonymDomain(to.keys, "feed:" + std::string(to.feed_name)));
}

/// One batch on its way.
class Batch {
public:
    explicit Batch(const Release& to) : to_(to), context_(feed_context(to.parts)) {}

    /// Poison: an item that makes our own code fail does so once more at most, and stops nobody behind it.
    [[nodiscard]] Completion try_to_take(const ClaimedItem& item) {
        try {
            return take(item);
        } catch (const std::exception& error) {
            spdlog::error("feed {}: item {}: {}", to_.feed_name, item.id, error.what());
            return item.attempts < 2 ? later(kOwnFault) : ended(DeliveryState::dead, kOwnFault);
        }
    }
    [[nodiscard]] ReleasedBatch finish() && { return std::move(done_); }
    void add(std::int64_t item, Completion completion) { done_.ends.push_back({item, std::move(completion)}); }

private:
    [[nodiscard]] Completion take(const ClaimedItem& item) {
        if (item.kind == kDirectiveItem) return take_directive(item.payload);
        if (item.kind != kUnitItem) return ended(DeliveryState::dead, "an item of a kind that no feed knows");
        return take_unit(item);
    }
    Completion take_unit(const ClaimedItem& item) {
        const auto unit = to_.parts.store.unit(item.unit_key);
        if (!unit) return later(unit.error().rule);
        if (!*unit || (*unit)->state != "live") {
            to_.sink.withdraw_unit(item.unit_key);
            return ended(DeliveryState::delivered, "withdrawn from the feed");
        }
        const auto made = exchange::decide_on_unit(to_.parts.store, **unit, context_);
        if (!made) return later(made.error().rule);
        note(*made);
        const auto bundle = fhir::parse_json((*unit)->bundle);
        if (!bundle) return refuse(bundle.error());
        if (made->decision.outcome != Outcome::permit) return withhold(made->decision, **unit, bundle->root());
        return publish(**unit, *bundle);
    }

    /// Whatever version the item was queued for: the feed gets what is true now, and later items find it there.
    Completion publish(const StoredUnit& unit, const fhir::Document& bundle) {
        const auto released = pseudonymise(bundle, to_.keys, to_.feed_name);
        if (!released) return refuse(released.error());
        const fhir::Node* patient = patient_in(bundle.root());
        const auto pseudonym = patient == nullptr ? fhir::Result<std::string>() : pseudonym_of(*patient, to_);
        if (!pseudonym) return refuse(pseudonym.error());
        const FeedOutcome outcome = to_.sink.put(unit.key, unit.order, *pseudonym, *released);
        return outcome == FeedOutcome::withdrawn ? ended(DeliveryState::withdrawn, "this version was withdrawn before")
                                                 : ended(DeliveryState::delivered, "");
    }

    Completion withhold(const Decision& decision, const StoredUnit& unit, const fhir::Node& bundle) {
        const std::string why = "policy " + std::string(decision.rule);
        ++done_.withheld;
        if (decision.outcome == Outcome::hold) return ended(DeliveryState::held, why);
        to_.sink.withdraw_unit(unit.key);
        const fhir::Node* patient = patient_in(bundle);
        if (decision.obligations.has(Obligation::tombstone) && patient != nullptr)
            withdraw_person(exchange::insured_identifier_of(bundle), *patient);
        return ended(DeliveryState::withdrawn, why);
    }

    /// Exchange policy C7: what was published is withdrawn, unit by unit as the directives say now. What they permit
    /// again is not published here: data of the time of a stop stay out (A2, [param]).
    Completion take_directive(const std::string& insured) {
        const auto keys = to_.parts.store.units_of_person(insured);
        if (!keys) return later(keys.error().rule);
        for (const std::string& key : *keys) {
            const auto unit = to_.parts.store.unit(key);
            if (!unit) return later(unit.error().rule);
            const auto made = exchange::decide_on_unit(to_.parts.store, **unit, context_);
            if (!made) return later(made.error().rule);
            if (made->decision.outcome == Outcome::deny && to_.sink.withdraw_unit(key) > 0) note(*made);
        }
        fhir::Document patient("Patient");
        patient.edit().append_object("identifier").set_string("system", kInsuredPerson).set_string("value", insured);
        withdraw_person(insured, patient.root());
        return ended(DeliveryState::delivered, "");
    }

    /// Everything of a person whose request to stop covers everything: also units that the store has no more.
    void withdraw_person(const std::string& insured, const fhir::Node& patient) {
        const auto pseudonym = pseudonym_of(patient, to_);
        if (!pseudonym || !looked_at_.insert(*pseudonym).second) return;
        const Decision decision = exchange::decide_on_person(to_.parts.store, insured, context_);
        if (decision.outcome == Outcome::deny) to_.sink.withdraw_patient(*pseudonym);
    }

    /// Fails closed: what the rules cannot process never leaves.
    Completion refuse(const fhir::Issue& issue) {
        if (issue.severity == fhir::IssueSeverity::fatal) return later(issue.rule);
        ++done_.refused;
        return ended(DeliveryState::rejected, issue.rule);
    }

    void note(const exchange::UnitDecision& made) {
        done_.decisions.push_back({made.patient_id, std::string(made.decision.rule), made.decision.outcome, 1});
        done_.entities.push_back(made.entity);
    }

    const Release& to_;
    PolicyContext context_;
    std::set<std::string> looked_at_;  // pseudonyms: a batch asks once about a person as a whole
    ReleasedBatch done_;
};

}  // namespace

ReleasedBatch release(const Release& to, std::span<const ClaimedItem> items) {
    Batch batch(to);
    for (const ClaimedItem& item : items) batch.add(item.id, batch.try_to_take(item));
    return std::move(batch).finish();
}

}  // namespace kakehashi::gateway::feed
