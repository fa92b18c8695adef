url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_ServiceRequest
type  ServiceRequest
base  http://hl7.org/fhir/StructureDefinition/ServiceRequest

meta.lastUpdated  -  MS
