using System.Text.Json.Serialization;

namespace Continuity.Redis.Projections;

/// <summary>Something that other slots must learn of a commit. Applying it twice, late or out of order comes to the same.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "k")]
[JsonDerivedType(typeof(TicketNumbered), "n")]
[JsonDerivedType(typeof(TicketQueued), "q")]
[JsonDerivedType(typeof(IdentityLed), "i")]
[JsonDerivedType(typeof(IdentityFreed), "f")]
[JsonDerivedType(typeof(EmailFiled), "e")]
[JsonDerivedType(typeof(EntryOwed), "o")]
[JsonDerivedType(typeof(MergeOpen), "m")]
[JsonDerivedType(typeof(IdentityRaised), "ir")]
[JsonDerivedType(typeof(SuggestionKept), "sk")]
[JsonDerivedType(typeof(SuggestionForgotten), "sf")]
[JsonDerivedType(typeof(ConsentChanged), "cc")]
[JsonDerivedType(typeof(PartTaken), "pt")]
[JsonDerivedType(typeof(TicketOrphaned), "to")]
[JsonDerivedType(typeof(ProblemReported), "pr")]
[JsonDerivedType(typeof(HomeErased), "er")]
[JsonDerivedType(typeof(GuestCame), "gc")]
[JsonDerivedType(typeof(GuestErased), "ge")]
internal abstract record OutboxMessage;
