#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <memory>
#include <utility>

#include "clinician/hospitals.hpp"
#include "exchange/peer_query.hpp"

namespace kakehashi::gateway::clinician {

namespace {

constexpr std::chrono::seconds kPeerDeadline{5};

/// Waits until so many questions are answered. All on one strand.
class Gathering {
public:
    Gathering(const asio::any_io_executor& executor, std::size_t count)
        : waiting_(count), timer_(executor, asio::steady_timer::time_point::max()) {}

    void finish_one() {
        if (--waiting_ == 0) timer_.cancel();
    }
    asio::awaitable<void> wait() {
        if (waiting_ != 0) (void)co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
    }

private:
    std::size_t waiting_;
    asio::steady_timer timer_;
};

/// Asks every peer at the same time and gives what each answered. A question that throws gives the default answer.
template <class Answer, class Ask>
asio::awaitable<std::vector<Answer>> ask_all(const NodeParts& parts, Ask ask) {
    const auto& peers = parts.peers.peers();
    // The answers outlive this frame's locals: a completion may come while it unwinds.
    auto answers = std::make_shared<std::vector<Answer>>(peers.size());
    const auto executor = co_await asio::this_coro::executor;
    auto gathering = std::make_shared<Gathering>(executor, peers.size());
    for (std::size_t i = 0; i < peers.size(); ++i)
        asio::co_spawn(executor, ask(peers[i]),
                       [answers, gathering, i](const std::exception_ptr& error, Answer answer) {
                           if (!error) (*answers)[i] = std::move(answer);
                           gathering->finish_one();
                       });
    co_await gathering->wait();
    co_return std::move(*answers);
}

Deadline deadline() { return std::chrono::steady_clock::now() + kPeerDeadline; }

void count(const NodeParts& parts, const Peer& peer, bool answered) {
    parts.metrics
        .at("kakehashi_peer_requests_total", "peer=\"" + escape_label(peer.institution_number) + "\",result=\"" +
                                                 (answered ? "answered" : "no-answer") + "\"")
        .add();
}

asio::awaitable<std::vector<Person>> people_at(const NodeParts* parts, const Peer* peer, std::string practitioner,
                                               std::string insured) {
    auto patients = co_await find_at_peer(*parts, *peer, std::move(practitioner), std::move(insured), deadline());
    count(*parts, *peer, patients.has_value());
    std::vector<Person> people;
    if (!patients) co_return people;
    for (const auto& patient : *patients) people.push_back(person_of(patient.patient.root(), peer->name));
    co_return people;
}

struct PeerLine {
    std::string text;
    bool has_records = false;
};

/// A person's line at one peer. Whoever carries the number there but is not the same beyond doubt gives nothing.
asio::awaitable<PeerLine> line_of(const NodeParts* parts, const Peer* peer, Person person, std::string practitioner) {
    const auto until = deadline();
    const auto line = [peer](std::string_view state, std::string_view bundle = {}) {
        return PeerLine{history_line(peer->institution_number, peer->name, state, bundle), !bundle.empty()};
    };
    if (!person.is_known_elsewhere()) co_return line("nothing");
    const auto patients = co_await find_at_peer(*parts, *peer, practitioner, person.traits.insured, until);
    count(*parts, *peer, patients.has_value());
    if (!patients) co_return line("no-answer");
    for (const auto& patient : *patients) {
        if (compare(person.traits, patient.traits) != IdentityLevel::i1) continue;
        const auto bundle = co_await read_at_peer(*parts, *peer, practitioner, patient.id, until);
        count(*parts, *peer, bundle.has_value());
        co_return bundle ? line("answered", *bundle) : line("no-answer");
    }
    co_return line("nothing");
}

}  // namespace

asio::awaitable<void> add_from_peers(const NodeParts& parts, std::string insured, Asker asker, FoundPeople& into) {
    const auto answers = co_await ask_all<std::vector<Person>>(
        parts, [&](const Peer& peer) { return people_at(&parts, &peer, asker.practitioner, insured); });
    for (const auto& people : answers)
        for (const auto& person : people) add_person(into.people, person);
}

asio::awaitable<PeerLines> read_from_peers(const NodeParts& parts, Person person, Asker asker) {
    const auto lines = co_await ask_all<PeerLine>(
        parts, [&](const Peer& peer) { return line_of(&parts, &peer, person, asker.practitioner); });
    PeerLines all;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Peer& peer = parts.peers.peers()[i];
        const bool has_line = !lines[i].text.empty();
        all.lines += has_line ? lines[i].text : history_line(peer.institution_number, peer.name, "no-answer");
        if (lines[i].has_records) all.answered.push_back(peer.institution_number);
    }
    co_return all;
}

}  // namespace kakehashi::gateway::clinician
