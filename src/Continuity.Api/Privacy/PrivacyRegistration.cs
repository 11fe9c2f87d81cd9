using Continuity.Api.StartUp;
using Continuity.GraphQL.ImplementationFirst;
using Continuity.Privacy;

namespace Continuity.Api.Privacy;

/// <summary>Registers privacy: redaction, exports, erasure, retention, and what is masked.</summary>
internal static class PrivacyRegistration
{
    /// <summary>Adds it.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds, or no regular expression.</exception>
    public static WebApplicationBuilder AddPrivacy(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:Privacy").Get<PrivacyOptions>() ?? new PrivacyOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:Privacy: {fault}"));
        builder.Services.AddSingleton(options);
        var mask = new TextMask(options.Mask);
        builder.Services.AddSingleton(mask);
        builder.Services.AddSingleton<InputMask>();
        if (mask.IsOn)
        {
            builder.Services.AddSingleton<IInputValueFormatter>(static services => services.GetRequiredService<InputMask>());
        }

        builder.Services.AddScoped<EntryRedaction>();
        builder.Services.AddScoped<CustomerErasing>();
        builder.Services.AddScoped<CustomerExporting>();
        builder.Services.AddSingleton<CustomerExport>();
        builder.Services.AddSingleton<VisitExport>();
        builder.Services.AddSingleton<ExportPlaces>();
        return builder;
    }
}
