#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kakehashi/mappers/facts.hpp"

/// Facts of orders and of what was done on them: examinations, injections, administrations, immunizations, reports,
/// documents kept as they are. Conventions as in facts.hpp.
namespace kakehashi::mappers {

/// A result that no JP-CLINS list takes: of physiology, of a patient's basics, of an order. Written in JP Core form.
struct FindingFact {
    ConceptFact code;
    LabResultFact result;  ///< value, unit, range, flag, status, time, comment, method; key_suffix keeps two apart
    std::string category;  ///< laboratory, procedure, exam, imaging, …
    std::string absent{};  ///< data-absent-reason: why there is no value
    ConceptFact value{};   ///< a coded value, as the source has it: instead of the text of `result`
};

/// One injection (注射): what is mixed, and how it is given. Source: vendor-exports.md 2.13
struct InjectionFact {
    DrugFact usage;                     ///< Rp, times, route, site, status, note; dose: of the whole mixture
    CodedText kind;                     ///< JHSI0002: 00 一般, 01 中心静脈, …
    std::vector<DrugFact> ingredients;  ///< dose: in one injection
    std::string rate;
    CodedText rate_unit;    ///< per hour, as the source writes it (`mL/h`)
    std::string rate_time;  ///< per what; empty: the unit says it
    std::string method;
    std::string device;
};
struct InjectionOrderFact {
    std::string order;
    std::string authored;
    CodedText category;
    std::vector<InjectionFact> injections;
    VisitFact visit;
};

/// What was given once. Source: vendor-exports.md 2.13 (RXA)
struct AdministrationFact {
    DrugFact drug;                      ///< Rp, dose, route, site, note; its codes when there are no ingredients
    std::vector<DrugFact> ingredients;  ///< of an injection that was mixed
    bool is_injection = false;
    std::string start;
    std::string end;
    std::string status;  ///< completed when empty
    std::string reason;  ///< why it was not done
    std::string place;
    std::string method;
    DoctorFact performer;
    std::string lot;
    Origins origins;
};
struct AdministrationOrderFact {
    std::string order;
    std::string authored;  ///< of the order
    std::vector<AdministrationFact> administrations;
    VisitFact visit;
};

/// What somebody says that the patient takes or took: neither an order nor an administration.
struct MedicationStatementFact {
    std::string key;  ///< stable within the patient
    DrugFact drug;    ///< text, codes, dose (unit in UCUM), usage_text, start, end, as_needed, note
    ConceptFact route;
    std::string status;  ///< FHIR; unknown when empty
    Origins origins;
};

/// Source: vendor-exports.md 3.4 (RXA, VXU)
struct ImmunizationFact {
    std::string key;  ///< stable within the patient
    ConceptFact vaccine;
    std::string occurred;
    std::string status;  ///< completed, not-done, entered-in-error; completed when empty
    ConceptFact status_reason;
    std::string primary_source;  ///< true, false, or empty
    std::string recorded;
    std::string dose;
    CodedText dose_unit;
    bool dose_unit_is_ucum = false;  ///< the source's format has no other units
    std::string lot;
    std::string expires;
    std::string manufacturer;
    ConceptFact route;
    ConceptFact site;
    std::string place;
    DoctorFact performer;
    ConceptFact funding_source;
    ConceptFact eligibility;
    ConceptFact education;  ///< what was given to read
    std::string education_date;
    std::string note;
    Origins origins;
};

/// A file or text as it came.
struct AttachmentFact {
    std::string content_type;
    std::string title;
    std::string base64;  ///< the content; or
    std::string text;    ///< the content as text; or
    std::string bytes;   ///< the content as it is; or
    std::string url;     ///< where it is
    Origins origins;
};

/// One examination that was asked for. Source: vendor-exports.md 2.15, 3.4
struct RequestFact {
    std::string key;        ///< stable within the patient
    std::string placer;     ///< order number of the one who asked
    std::string filler;     ///< number of the one who carries it out
    std::string accession;  ///< of the images
    std::string parent;     ///< key of the request that this is a part of
    std::string category;   ///< laboratory, imaging, procedure
    ConceptFact code;
    std::vector<ConceptFact> details;  ///< the single items of a panel
    std::string status;                ///< active when empty
    std::string priority;              ///< routine, urgent, asap, stat
    std::string authored;
    std::string occurrence;
    std::vector<ConceptFact> reasons;
    ConceptFact specimen;
    std::string specimen_id;
    std::string collected;
    std::vector<FindingFact> findings;  ///< what the one who asked says of the patient
    std::string note;
    VisitFact visit;
    Origins origins;
};

/// A report on an examination, with its text. Source: vendor-exports.md 2.15, jp-clins.md section 13
struct ReportFact {
    std::string key{};  ///< stands for the order in ids when the source has no number of it
    std::string order;
    std::string filler;
    std::string category;  ///< imaging, procedure, laboratory
    std::string section;   ///< HL7 0074, of what is none of the three
    ConceptFact code;
    std::string status;  ///< final when empty
    std::string effective;
    std::string issued;
    std::string conclusion;
    DoctorFact interpreter;
    std::vector<FindingFact> findings;
    std::vector<AttachmentFact> attachments;
    VisitFact visit;
    Origins origins;
};

/// A document that is kept as it came. Source: vendor-exports.md 3.3 (MDM)
struct FiledDocumentFact {
    std::string key;     ///< its number, unique in the institution
    std::string parent;  ///< number of the document that it adds to or replaces
    bool replaces_parent = false;
    ConceptFact type;
    std::string doc_status;  ///< preliminary, final, amended, entered-in-error
    std::string date;        ///< when it was made; instant
    std::string title;
    std::string order;  ///< that it belongs to
    std::vector<DoctorFact> authors;
    DoctorFact authenticator;
    std::string custodian{};  ///< name of the organization elsewhere that keeps the original; empty: the unit's own
    std::vector<AttachmentFact> contents;
    std::string period_start;  ///< of the care that it tells of
    std::string period_end{};
    std::string visit_class;
    Origins origins;
};

}  // namespace kakehashi::mappers
