using Continuity.Api.Embedded;
using Continuity.Api.Ingest;
using Continuity.Api.SignIn;
using Continuity.Briefs;
using Continuity.Continuation;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Recovery;
using Continuity.Redis;
using Continuity.Redis.Deadlines;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;

namespace Continuity.Api.Tests.Manifests;

/// <summary>The options that the API has, by the classes that it binds them to.</summary>
internal static class KnownOptions
{
    private static readonly (string Section, Type Type)[] Sections =
    [
        ("Continuity:Store", typeof(RedisOptions)),
        ("Continuity:Deadlines", typeof(DeadlineOptions)),
        ("Continuity:SignIn", typeof(SignInOptions)),
        ("Continuity:Embedded", typeof(EmbeddedStoreOptions)),
        ("Continuity:IngestLimits", typeof(IngestLimits)),
        ("Continuity:Handoffs", typeof(HandoffOptions)),
        ("Continuity:FollowUps", typeof(FollowUpOptions)),
        ("Continuity:Briefs", typeof(BriefOptions)),
        ("Continuity:Merging", typeof(MergeOptions)),
        ("Continuity:Privacy", typeof(PrivacyOptions)),
        ("Continuity:Continuation", typeof(ContinuationOptions)),
        ("Continuity:Recovery", typeof(RecoveryOptions)),
        ("Authentication:Schemes:Bearer", typeof(JwtBearerOptions)),
    ];

    /// <summary>What no class of ours is bound to, with whose it is.</summary>
    private static readonly string[] OfTheFrameworks =
    [
        "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_HTTP_PORTS", "DOTNET_EnableDiagnostics", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES",
        "ConnectionStrings__Redis", "Authentication__Schemes__Bearer__ValidAudience", "Authentication__Schemes__Bearer__ValidIssuer",
    ];

    /// <summary>Binds variables to the options, as the API does, and says what is wrong with them.</summary>
    /// <param name="variables">The variables.</param>
    /// <returns>One sentence each: a variable that is no option, or a value that can't be read.</returns>
    public static IEnumerable<string> Faults(IReadOnlyDictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables.Where(static one => !OfTheFrameworks.Contains(one.Key) && !one.Key.StartsWith("Continuity__Queues__", StringComparison.Ordinal)))
        {
            var key = name.Replace("__", ":", StringComparison.Ordinal);
            if (Sections.FirstOrDefault(one => key.StartsWith(one.Section + ':', StringComparison.Ordinal)) is not { Section: { } section, Type: { } type })
            {
                yield return $"{name} is no option.";
            }
            else if (Bind(section, type, key, value) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private static string? Bind(string section, Type type, string key, string? value)
    {
        try
        {
            new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().GetSection(section).Get(type, static binder => binder.ErrorOnUnknownConfiguration = true);
            return null;
        }
        catch (InvalidOperationException fault)
        {
            return $"{key}: {fault.Message}";
        }
    }
}
