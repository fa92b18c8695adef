#include "kakehashi/gateway/outbox.hpp"

#include <utility>

#include "kakehashi/gateway/store.hpp"
#include "store/impl.hpp"
#include "store/messages.hpp"
#include "store/outbox_row.hpp"

namespace kakehashi::gateway {

using store::Connection;
using store::Query;

std::string_view name_of(DeliveryState state) {
    switch (state) {
        case DeliveryState::queued:
            return "queued";
        case DeliveryState::in_flight:
            return "in-flight";
        case DeliveryState::delivered:
            return "delivered";
        case DeliveryState::rejected:
            return "rejected";
        case DeliveryState::dead:
            return "dead";
        case DeliveryState::held:
            return "held";
        case DeliveryState::withdrawn:
            return "withdrawn";
    }
    return "";
}

namespace store {
void insert_outbox_item(Connection& writer, const OutboxItem& item, const OutboxOrigin& origin) {
    writer
        .query(
            "INSERT INTO outbox (destination, kind, order_key, unit_key, unit_version, payload, state, attempts, "
            "due_ms, detail, created) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)")
        .bind(item.destination)
        .bind(item.kind)
        .bind(item.order_key.empty() ? origin.order_key : std::string_view(item.order_key))
        .bind(origin.unit_key)
        .bind(origin.unit_version)
        .bind_blob(item.payload)
        .bind(name_of(item.state))
        .bind(item.detail)
        .bind(origin.created)
        .run();
}
}  // namespace store

fhir::Result<std::vector<ClaimedItem>> Store::claim(std::string_view destination, std::int64_t now_ms,
                                                    std::int64_t lease_ms, std::size_t count_max) {
    std::vector<ClaimedItem> items;
    auto done = write([&](Connection& writer) {
        // An item whose sender vanished goes back to the queue when its lease has ended (due_ms while in flight).
        writer.query("UPDATE outbox SET state = 'queued' WHERE destination = ? AND state = 'in-flight' AND due_ms <= ?")
            .bind(destination)
            .bind(now_ms)
            .run();
        {
            Query query = writer.query(
                "SELECT id, kind, unit_key, unit_version, payload, attempts + 1, created FROM outbox o WHERE "
                "destination = ? AND state = 'queued' AND due_ms <= ? AND NOT EXISTS (SELECT 1 FROM outbox e WHERE "
                "e.destination = "
                "o.destination AND e.order_key = o.order_key AND e.order_key <> '' AND e.id < o.id AND "
                "e.state IN ('queued', 'in-flight', 'held')) ORDER BY id LIMIT ?");
            query.bind(destination).bind(now_ms).bind(static_cast<std::int64_t>(count_max));
            while (query.next())
                items.push_back({query.integer(0), query.string(1), query.string(2), query.integer(3), query.string(4),
                                 query.integer(5), query.string(6)});
        }
        for (const ClaimedItem& item : items)
            writer.query("UPDATE outbox SET state = 'in-flight', attempts = attempts + 1, due_ms = ? WHERE id = ?")
                .bind(now_ms + lease_ms)
                .bind(item.id)
                .run();
    });
    if (!done) return tl::unexpected(done.error());
    return items;
}

fhir::Result<std::size_t> Store::complete(std::span<const EndedClaim> claims) {
    std::int64_t changed = 0;
    auto done = write([&](Connection& writer) {
        for (const auto& [item, completion] : claims) {
            writer.query("UPDATE outbox SET state = ?, due_ms = ?, detail = ? WHERE id = ? AND state = 'in-flight'")
                .bind(name_of(completion.state))
                .bind(completion.due_ms)
                .bind(completion.detail)
                .bind(item)
                .run();
            changed += writer.changes();
        }
    });
    if (!done) return tl::unexpected(done.error());
    return static_cast<std::size_t>(changed);
}

fhir::Result<void> Store::complete(std::int64_t item, const Completion& completion) {
    const EndedClaim claim{item, completion};
    const auto ended = complete(std::span(&claim, 1));
    if (!ended) return tl::unexpected(ended.error());
    if (*ended == 1) return {};
    return fhir::fail(fhir::IssueType::not_found, store::messages::kNoSuchOutboxItem, "", {std::to_string(item)});
}

fhir::Result<void> Store::enqueue(std::span<const OutboxItem> items, std::string_view created) {
    return write([&](Connection& writer) {
        for (const OutboxItem& item : items) store::insert_outbox_item(writer, item, {.created = created});
    });
}

fhir::Result<std::size_t> Store::withdraw(std::string_view unit_key, std::string_view reason) {
    std::int64_t changed = 0;
    auto done = write([&](Connection& writer) {
        writer
            .query(
                "UPDATE outbox SET state = 'withdrawn', detail = ? WHERE unit_key = ? AND state IN ('queued', 'held')")
            .bind(reason)
            .bind(unit_key)
            .run();
        changed = writer.changes();
    });
    if (!done) return tl::unexpected(done.error());
    return static_cast<std::size_t>(changed);
}

fhir::Result<std::size_t> Store::requeue(std::string_view destination, DeliveryState from, std::int64_t now_ms) {
    std::int64_t changed = 0;
    const bool can_return =
        from == DeliveryState::held || from == DeliveryState::dead || from == DeliveryState::in_flight;
    if (!can_return) return std::size_t{0};
    auto done = write([&](Connection& writer) {
        writer.query("UPDATE outbox SET state = 'queued', due_ms = ? WHERE destination = ? AND state = ?")
            .bind(now_ms)
            .bind(destination)
            .bind(name_of(from))
            .run();
        changed = writer.changes();
    });
    if (!done) return tl::unexpected(done.error());
    return static_cast<std::size_t>(changed);
}

fhir::Result<WaitingItems> Store::waiting_items(std::string_view destination) const {
    auto reader = this->reader();
    if (!reader) return tl::unexpected(reader.error());
    WaitingItems waiting;
    {
        Query query = (*reader)->query(
            "SELECT state, count(*) FROM outbox WHERE destination = ? AND state IN ('queued', 'in-flight', 'held', "
            "'dead') GROUP BY state");
        query.bind(destination);
        while (query.next()) {
            if (query.text(0) == "queued") waiting.queued = query.integer(1);
            if (query.text(0) == "in-flight") waiting.in_flight = query.integer(1);
            if (query.text(0) == "held") waiting.held = query.integer(1);
            if (query.text(0) == "dead") waiting.dead = query.integer(1);
        }
    }
    if (auto done = (*reader)->take_error(); !done) return tl::unexpected(done.error());
    return waiting;
}

fhir::Result<std::vector<OutboxEntry>> Store::outbox_entries(std::string_view kind, std::size_t count_max) const {
    auto reader = this->reader();
    if (!reader) return tl::unexpected(reader.error());
    std::vector<OutboxEntry> entries;
    {
        Query query = (*reader)->query(
            "SELECT id, destination, unit_key, unit_version, state, attempts, detail, created FROM outbox WHERE "
            "kind = ? ORDER BY id DESC LIMIT ?");
        query.bind(kind).bind(static_cast<std::int64_t>(count_max));
        while (query.next())
            entries.push_back({query.integer(0), query.string(1), query.string(2), query.integer(3), query.string(4),
                               query.integer(5), query.string(6), query.string(7)});
    }
    if (auto done = (*reader)->take_error(); !done) return tl::unexpected(done.error());
    return entries;
}

fhir::Result<std::vector<OutboxCount>> Store::outbox_counts() const {
    auto reader = this->reader();
    if (!reader) return tl::unexpected(reader.error());
    std::vector<OutboxCount> counts;
    {
        Query query = (*reader)->query(
            "SELECT destination, state, count(*) FROM outbox GROUP BY destination, state ORDER BY destination, state");
        while (query.next()) counts.push_back({query.string(0), query.string(1), query.integer(2)});
    }
    if (auto done = (*reader)->take_error(); !done) return tl::unexpected(done.error());
    return counts;
}

}  // namespace kakehashi::gateway
