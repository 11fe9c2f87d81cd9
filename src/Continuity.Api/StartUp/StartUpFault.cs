using System.Net.Sockets;
using Continuity.GraphQL.TrustedDocuments;
using Continuity.Redis;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Continuity.Api.StartUp;

/// <summary>Tells faults that whoever starts the API can mend from faults of the API itself.</summary>
internal static class StartUpFault
{
    /// <summary>Puts a fault of configuration or surroundings into one line.</summary>
    /// <param name="fault">What ended the start.</param>
    /// <returns>The line; null where the fault is one of the API itself, whose stack trace is then worth having.</returns>
    public static string? Describe(Exception fault) => Message(fault)?.ReplaceLineEndings(" ").TrimEnd();

    private static string? Message(Exception fault) => fault switch
    {
        StartUpRefusedException or StoreRefusedException or StoreUnavailableException or TrustedDocumentException => fault.Message,
        OptionsValidationException invalid => string.Join(" ", invalid.Failures),
        IOException { InnerException: AddressInUseException } => $"{fault.Message} Another address: --urls http://127.0.0.1:5081",
        SocketException => $"The API can't listen where it should: {fault.Message}.",
        InvalidDataException => $"{fault.Message} {fault.InnerException?.Message}",
        _ when fault.Source is "Microsoft.AspNetCore.Server.Kestrel.Core" or "Microsoft.AspNetCore.Http" => fault.Message,
        _ when fault.Source is "Microsoft.Extensions.Configuration.Binder" => $"{fault.Message} {fault.InnerException?.Message}",
        _ => null,
    };
}
