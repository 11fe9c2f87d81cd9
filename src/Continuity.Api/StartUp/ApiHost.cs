using Continuity.Api.Telemetry;

namespace Continuity.Api.StartUp;

/// <summary>The host's builder as this API needs it.</summary>
internal static class ApiHost
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Makes a builder whose settings come from beside the program, whatever the working directory, then the environment, then the arguments.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <exception cref="StartUpRefusedException">An address to listen on is none.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(TimeProvider.System);
        ListenAddress.Check(builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? "");
        if (!SaysWhereToListen(builder.Configuration))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.GuardLogs();
        builder.Services.AddSingleton(StartUpLog.AddTo(builder));
        return builder;
    }

    private static bool SaysWhereToListen(ConfigurationManager configuration) =>
        new[] { WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey }.Any(key => !string.IsNullOrEmpty(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").Exists();
}
