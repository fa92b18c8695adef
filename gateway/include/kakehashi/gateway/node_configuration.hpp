#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::gateway {

/// Where one vendor system's exports come in. Exactly one of `tree`, `drop`, `mllp_port` and `post_key` is set.
struct SourceConfiguration {
    std::string name;
    std::string format;  ///< as SourceFormat::find takes it
    std::string tree;    ///< folder that is only read (SS-MIX2 standardised storage)
    std::string drop;    ///< folder whose files are renamed when they are accepted or refused
    std::uint16_t mllp_port = 0;
    std::string mllp_address = "127.0.0.1";
    std::string post_key;  ///< SHA-256 (hex) of the bearer token with which Bundles are posted; format fhir
    std::string mapping;   ///< csv: path of the mapping file
    std::string vendor;    ///< path of the vendor profile; may be empty
    bool report_patient_mismatch_only = false;
    bool recognise_persons = false;  ///< who comes without a number is known by name, birth date and sex
    std::string wado_rs;             ///< dicom: base URL under which readers elsewhere get the images; may be empty
};

/// Another node that this one exchanges with.
struct PeerConfiguration {
    std::string institution_number;
    std::string name;
    std::string url;         ///< base URL of its FHIR interface
    std::string public_key;  ///< path of the PEM file that its assertions are checked with
};

/// A person who may sign in to the clinician's page.
struct PractitionerConfiguration {
    std::string user;
    std::string name;
    std::string id;  ///< practitioner number inside the institution
    std::string
        passcode_hash;  ///< "pbkdf2-sha256:<iterations>:<salt hex>:<hash hex>", as `kakehashi admin passcode` prints
};

struct FeedConfiguration {
    std::string name;       ///< the platform: "platform-a"
    std::string directory;  ///< where its NDJSON files and the manifest go
    std::string root_key;   ///< path of the file with the 32 bytes of the root key
};

/// `node.toml`, read and checked. Paths are absolute or relative to the file.
struct NodeConfiguration {
    std::string institution_number;
    std::string institution_name;
    std::string department_default;
    std::string legal_profile;  ///< "reform" or "current-2025"; there is no default
    std::string data_directory;
    std::string http_address = "127.0.0.1";
    std::uint16_t http_port = 0;
    std::string certificate;  ///< PEM path; empty: plain HTTP, on loopback only
    std::string private_key;
    std::string trust;        ///< PEM path of the authorities whose certificates peers show; empty: the system's
    std::string signing_key;  ///< PEM path, EC P-256: signs assertions and receipts
    std::string directives;   ///< path of a JSON list of Consent resources, read at the start; may be empty
    std::vector<std::string> packages;  ///< FHIR packages that judge, instead of the built-in profiles
    std::vector<SourceConfiguration> sources;
    std::vector<PeerConfiguration> peers;
    std::vector<PractitionerConfiguration> practitioners;
    std::vector<FeedConfiguration> feeds;
};

/// Reads a node's configuration.
/// @param text TOML
/// @param folder of the file: relative paths start there
/// @return the configuration, or the first fault with its key and line
[[nodiscard]] fhir::Result<NodeConfiguration> parse_node_configuration(std::string_view text,
                                                                       const std::string& folder);

}  // namespace kakehashi::gateway
