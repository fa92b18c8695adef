#pragma once

#include <string>

namespace kakehashi::gateway {

/// Whose certificate the other side showed, after it was checked against our authorities.
struct PeerCertificate {
    std::string subject;  ///< "CN=hospital-b,O=…". Source: RFC 2253
    std::string sha256;   ///< of the DER form, 64 lower-case hexadecimal digits: what a configuration can pin
};

}  // namespace kakehashi::gateway
