namespace Continuity.Api.Tests.Hosting;

/// <summary>Tests that are done when no other is: those that look at the memory of the process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
