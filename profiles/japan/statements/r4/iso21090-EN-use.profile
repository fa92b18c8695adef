# An extension of R4 core. Source: R4 extension-iso21090-en-use
url   http://hl7.org/fhir/StructureDefinition/iso21090-EN-use
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  HumanName

extension  0..0
url        -     fixedUri="http://hl7.org/fhir/StructureDefinition/iso21090-EN-use"
value[x]   1..1  type code  binding required http://terminology.hl7.org/ValueSet/v3-EntityNameUseR2
