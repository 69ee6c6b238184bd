package dev.tocsin.stix.model;

/// A thing or a concept of intelligence (STIX 2.1 §4), or one of the incident suite.
public sealed interface DomainObject extends Versioned
    permits AttackPattern,
        Campaign,
        CourseOfAction,
        Grouping,
        Identity,
        Incident,
        Indicator,
        Infrastructure,
        IntrusionSet,
        Location,
        Malware,
        MalwareAnalysis,
        Note,
        ObservedData,
        Opinion,
        Report,
        ThreatActor,
        Tool,
        Vulnerability,
        Event,
        Task,
        Impact {}
