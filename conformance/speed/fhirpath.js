// npm's fhirpath on the Patient and the expressions of conformance/benchmarks/fhirpath_benchmark.cpp: prints a line an
// expression: name, median nanoseconds of CPU. A wrong answer ends it.
'use strict';
const assert = require('assert');
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');

const patient = {
  resourceType: 'Patient',
  active: true,
  identifier: [
    { system: 'urn:a', value: '1' },
    { system: 'urn:b', value: '2' },
  ],
  name: [
    { use: 'official', family: '架橋', given: ['花子'] },
    { use: 'usual', family: 'カケハシ', given: ['ハナコ'] },
  ],
  gender: 'female',
  birthDate: '1970-01-01',
};
const expressions = {
  path: ['Patient.name.given', ['花子', 'ハナコ']],
  filter: ["Patient.name.where(use = 'official').given", ['花子']],
};

function nanoseconds(evaluate) {
  const runs = 20000;
  const start = process.cpuUsage();
  for (let i = 0; i < runs; ++i) evaluate(patient);
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / runs;
}

for (const [name, [text, wanted]] of Object.entries(expressions)) {
  const evaluate = fhirpath.compile(text, r4);
  assert.deepStrictEqual(evaluate(patient), wanted);
  for (let i = 0; i < 5; ++i) nanoseconds(evaluate); // warm-up
  const rounds = Array.from({ length: 5 }, () => nanoseconds(evaluate)).sort((a, b) => a - b);
  console.log(`${name}\t${rounds[2]}`);
}
