namespace Continuity.GraphQL.Execution;

/// <summary>Opens the stream of events of a subscription's root field (section 6.2.3.1). Each event becomes the field's parent value in one execution.</summary>
/// <param name="context">The field at hand.</param>
/// <returns>The events; enumeration ends when the subscription's cancellation token is cancelled.</returns>
public delegate ValueTask<IAsyncEnumerable<object?>> SubscriptionResolver(in ResolverContext context);
