using Continuity.Api.StartUp;
using Continuity.Customers;

namespace Continuity.Api.Customers;

/// <summary>Registers customers and their identities.</summary>
internal static class CustomerRegistration
{
    /// <summary>Adds customers and their identities.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddCustomers(this WebApplicationBuilder builder)
    {
        var options = IdentitySettings.Read(builder.Configuration.GetSection("Continuity:Identities"), out var faults);
        StartUpRefusedException.ThrowIfAny(faults.Select(static fault => $"Continuity:Identities: {fault}"));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IdentityNormalizer>();
        builder.Services.AddScoped<IdentityLinking>();
        builder.Services.AddScoped<IdentityHomes>();
        builder.Services.AddScoped<IdentityVerification>();
        builder.Services.AddScoped<IdentityUnlinking>();
        builder.Services.AddScoped<CustomerUpdate>();
        return builder;
    }
}
