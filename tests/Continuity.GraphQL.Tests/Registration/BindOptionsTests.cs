using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Registration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Registration;

public sealed class BindOptionsTests
{
    [Fact]
    public void Bind_KeysOfEveryKind_SetTheirOptionsAndNoOthers()
    {
        var options = Bind(
            ("MaxTokens", "77"), ("executionTimeout", "00:00:05"), ("OnlyTrustedDocuments", "true"),
            ("TrustedDocuments:Sources:0", "a"), ("TrustedDocuments:Sources:1", "b"), ("PersistedQueries:CacheSize", "9"));

        Assert.Equal((77, TimeSpan.FromSeconds(5), true, 9), (options.MaxTokens, options.ExecutionTimeout, options.OnlyTrustedDocuments, options.PersistedQueries.CacheSize));
        Assert.Equal(["a", "b"], options.TrustedDocuments.Sources);
        Assert.Equal((1024 * 1024, false), (options.MaxBodyBytes, options.PersistedQueries.Automatic));
    }

    [Fact]
    public void Bind_OptionsThatOthersHold_AreNotChangedForThem()
    {
        var before = new GraphQLServerOptions();
        var after = OptionBinding.Bind(Section(("MaxTokens", "77"), ("TrustedDocuments:MaxDocuments", "5")), before);

        Assert.Equal((77, 5), (after.MaxTokens, after.TrustedDocuments.MaxDocuments));
        Assert.Equal((4_000, 10_000), (before.MaxTokens, before.TrustedDocuments.MaxDocuments));
    }

    [Theory]
    [InlineData("MaxTokenz", "1", "Continuity:GraphQL:MaxTokenz is no option. There are: ")]
    [InlineData("TrustedDocuments:Source", "a", "Continuity:GraphQL:TrustedDocuments:Source is no option. There are: MaxDocuments, Sources.")]
    [InlineData("ErrorFilter", "a", "Continuity:GraphQL:ErrorFilter is no option.")]
    [InlineData("Parser:MaxTokens", "1", "Continuity:GraphQL:Parser is no option.")]
    [InlineData("MaxTokens", "0", "Continuity:GraphQL:MaxTokens is 0; it may be 1 to 1000000.")]
    [InlineData("ExecutionTimeout", "02:00:00", "Continuity:GraphQL:ExecutionTimeout is 02:00:00; it may be 1 ms to 1 hour.")]
    [InlineData("PersistedQueries:CacheSize", "0", "Continuity:GraphQL:PersistedQueries:CacheSize is 0; it may be 1 to 100,000.")]
    [InlineData("MaxTokens", "many", "Continuity:GraphQL:MaxTokens is many, which is no Int32.")]
    [InlineData("OnlyTrustedDocuments", "ja", "Continuity:GraphQL:OnlyTrustedDocuments is ja, which is no Boolean.")]
    [InlineData("TrustedDocuments:Sources", "operations", "Continuity:GraphQL:TrustedDocuments:Sources is operations, which is no list: its first entry is Continuity:GraphQL:TrustedDocuments:Sources:0.")]
    public void Bind_WhatIsNoOptionOrOutOfBounds_IsRefusedWithKeyAndValue(string key, string value, string message)
    {
        var fault = Assert.Throws<ArgumentException>(() => Bind((key, value)));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    private static GraphQLServerOptions Bind(params (string Key, string Value)[] entries)
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer().BindOptions(Section(entries));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<GraphQLServerOptions>();
    }

    private static IConfigurationSection Section(params (string Key, string Value)[] entries) => new ConfigurationBuilder()
        .AddInMemoryCollection(entries.Select(static e => KeyValuePair.Create($"Continuity:GraphQL:{e.Key}", (string?)e.Value)))
        .Build()
        .GetSection("Continuity:GraphQL");
}
