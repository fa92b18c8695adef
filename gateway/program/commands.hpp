#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"

/// The commands of the program `kakehashi`, one file each. Every function returns the process's exit code.
namespace kakehashi::program {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFound = 1;      ///< the work was done and found problems
inline constexpr int kExitWrongUse = 2;   ///< wrong command line, unreadable file
inline constexpr int kExitStopped = 130;  ///< Ctrl-C

enum class OutputFormat : std::uint8_t { text, json, ndjson };

struct ConvertCommand {
    std::string from;
    std::vector<std::string> inputs;
    std::string out;
    std::string mapping;  ///< csv: the mapping file
    std::string vendor;   ///< vendor profile; may be empty
    std::string institution_number;
    std::string institution_name;
    std::string patients;  ///< folder of an earlier run, whose patients are known; may be empty
    std::string wado_rs;   ///< dicom: base URL under which readers elsewhere get the images; may be empty
    std::string qido;      ///< dicom: DICOMweb base URL of an archive whose studies are converted; may be empty
    std::vector<std::string> qido_filters;  ///< "StudyDate=20260101-20260131"
    std::string qido_credentials;           ///< file with "user:password"
    std::string qido_trust;                 ///< PEM authorities for https
    unsigned qido_timeout_s = 60;           ///< of each request
    bool report_patient_mismatch_only = false;
    bool recognise_persons = false;
    bool lineage = false;       ///< lineage.json as well
    bool explain = false;       ///< explain/: source and result side by side, as text and as pages
    bool is_resumed = false;    ///< goes on with what a stopped run left
    bool full_account = false;  ///< account.json with the mapped and the ignored fields too
};
[[nodiscard]] int run(const ConvertCommand& command);

struct ValidateCommand {
    std::vector<std::string> packages;
    std::vector<std::string> package_folders;  ///< of packages that the packages need
    std::vector<std::string> profiles;
    std::string references;                   ///< folder of the resources that references mean; may be empty
    std::vector<std::string> entry_profiles;  ///< "Patient:0=canonical"
    std::vector<std::string> files;
    OutputFormat format = OutputFormat::text;
    std::string language = "ja";
    bool known_extensions_only = false;
    bool security_checks = false;
    bool no_experimental = false;
    bool for_publication = false;
    bool must_support = false;      ///< tells which must-support elements are filled
    bool service = false;           ///< the rules of the sharing service on everything, not only on what claims it
    bool no_service_rules = false;  ///< never
    std::string today;              ///< YYYY-MM-DD; empty: the Bundle's timestamp
    fhir::ParseLimits limits{};
};
[[nodiscard]] int run(const ValidateCommand& command);

/// `pack build`, `pack list`, `pack show`, `pack snapshot`.
struct PackCommand {
    std::string action;  ///< build, list, show, snapshot
    std::vector<std::string> packages;
    std::string out;
    std::string file;
    std::string canonical;  ///< snapshot: or a file; - for standard input
};
[[nodiscard]] int run(const PackCommand& command);

struct FhirpathCommand {
    std::string expression;
    std::string file;
    std::vector<std::string> packages;  ///< answer memberOf() and conformsTo()
    std::vector<std::string> package_folders;
    std::string references;  ///< folder that answers resolve(); may be empty
    OutputFormat format = OutputFormat::text;
    std::string language;  ///< of complaints; empty: both
};
[[nodiscard]] int run(const FhirpathCommand& command);

/// `terminology expand url=…`
struct TerminologyCommand {
    std::string operation;  ///< "expand", "CodeSystem/$validate-code"
    std::vector<std::string> packages;
    std::vector<std::string> package_folders;
    std::vector<std::string> parameters;  ///< `name=value`; `name=@file` for a resource
    std::string parameters_file;          ///< a Parameters resource, instead
    std::string language = "ja";
};
[[nodiscard]] int run(const TerminologyCommand& command);

struct SynthCommand {
    std::uint32_t patients = 20;
    std::uint32_t hospitals = 3;
    std::uint64_t seed = 1;
    std::string reference_date = "2026-11-01";
    std::string out;
};
[[nodiscard]] int run(const SynthCommand& command);

struct DeidCommand {
    std::string policy;    ///< kamei (仮名化) or tokumei (匿名化)
    std::string feed;      ///< name of the feed: its pseudonym domain
    std::string root_key;  ///< file of 32 bytes
    std::vector<std::string> files;
};
[[nodiscard]] int run(const DeidCommand& command);

struct ServeCommand {
    std::string config;  ///< node.toml
};
/// Runs a node until SIGTERM or SIGINT.
[[nodiscard]] int run(const ServeCommand& command);

struct QuarantineCommand {
    std::string config;  ///< node.toml
    OutputFormat format = OutputFormat::text;
};
/// Lists what a node refused, with the reasons; also while the node runs.
[[nodiscard]] int run(const QuarantineCommand& command);

struct UntranslatedCommand {
    std::string config;  ///< node.toml
    std::string out;     ///< folder for tables to fill in; may be empty
    OutputFormat format = OutputFormat::text;
};
/// Lists the local codes that nobody has translated yet, the commonest first; also while the node runs.
[[nodiscard]] int run(const UntranslatedCommand& command);

struct PasscodeCommand {};
/// Reads a passcode from standard input and prints the hash that node.toml takes.
[[nodiscard]] int run(const PasscodeCommand& command);

}  // namespace kakehashi::program
