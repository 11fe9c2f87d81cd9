namespace Continuity.Api.Tests.Delivery;

/// <summary>An entry of a customer's thread, as agents read it after a run.</summary>
/// <param name="Sequence">Its place.</param>
/// <param name="Entry">Its id.</param>
/// <param name="Author">The type of who said it: Customer or Agent, or another one.</param>
/// <param name="Text">A message's text; null of anything else.</param>
/// <param name="Delivery">The state of its delivery; null where none was ordered.</param>
public sealed record ThreadLine(int Sequence, string Entry, string Author, string? Text, string? Delivery);
