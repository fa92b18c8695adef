#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/delivery.hpp"
#include "kakehashi/gateway/delivery_receipt.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway {

fhir::Result<std::string> list_referrals(const Store& store, const PeerDirectory& peers, std::size_t count_max) {
    const auto entries = store.outbox_entries("referral", count_max);
    if (!entries) return tl::unexpected(entries.error());
    constexpr std::string_view kPeer = "peer:";
    fhir::Document document;
    fhir::ArrayBuilder list = document.edit().array("referrals");
    for (const OutboxEntry& entry : *entries) {
        const std::string number = entry.destination.substr(kPeer.size());
        const Peer* peer = peers.find(number);
        fhir::Builder referral = list.append_object();
        referral.object("addressee").set_string("number", number).set_string("name", peer ? peer->name : "");
        referral.set_string("state", entry.state)
            .set_string("created", entry.created)
            .set_integer("attempts", entry.attempts)
            .set_string("unit", entry.unit_key);
        const auto receipt = read_kept_receipt(entry.detail);
        if (entry.state != name_of(DeliveryState::delivered) || !receipt) {
            referral.set_string("detail", entry.detail);
            continue;
        }
        const auto time = std::chrono::system_clock::time_point(std::chrono::seconds(receipt->time));
        referral.set_string("delivered", to_instant(time))
            .set_string("outcome", receipt->outcome)
            .set_string("message", receipt->message_id);
    }
    return fhir::write_json(document.root());
}

}  // namespace kakehashi::gateway
