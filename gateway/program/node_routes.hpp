#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <string>
#include <vector>

#include "kakehashi/gateway/clinician_desk.hpp"
#include "kakehashi/gateway/delivery.hpp"
#include "kakehashi/gateway/feed_worker.hpp"
#include "kakehashi/gateway/http_router.hpp"
#include "kakehashi/gateway/node_parts.hpp"
#include "kakehashi/gateway/peer_interface.hpp"
#include "kakehashi/gateway/post_door.hpp"

namespace kakehashi::program {

/// The services of a node behind its HTTP port, and the workers that empty its outbox.
class NodeRoutes {
public:
    /// @param parts  outlives this
    explicit NodeRoutes(gateway::NodeParts& parts);

    [[nodiscard]] gateway::asio::awaitable<gateway::HttpResponse> answer(gateway::HttpRequest request) const {
        return router_.answer(std::move(request));
    }
    /// Opens the platforms' folders and reads the directives: nothing leaves before both are there.
    /// @return the first that cannot be used
    [[nodiscard]] fhir::Result<void> open();
    void start();
    /// Something was committed: the outbox may have work.
    void wake_senders();
    /// What is on its way is finished.
    void stop();

private:
    void add_operations();
    void add_referral_list();
    [[nodiscard]] fhir::Result<void> read_directives();
    static gateway::asio::awaitable<void> watch_directives(NodeRoutes* routes);

    gateway::NodeParts& parts_;
    gateway::PostDoor post_door_;
    gateway::PeerInterface peer_interface_;
    gateway::DeliveryInterface delivery_interface_;
    gateway::ClinicianDesk clinician_desk_;
    gateway::DeliveryWorker deliveries_;
    std::vector<std::unique_ptr<gateway::FeedWorker>> feeds_;
    gateway::HttpRouter router_;
    gateway::asio::steady_timer directive_timer_;
    std::string directive_fingerprint_;  // of the file as it was read last
    std::atomic<bool> stopping_{false};
};

}  // namespace kakehashi::program
