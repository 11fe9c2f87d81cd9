namespace Continuity.Api.Ingest.Mail;

/// <summary>Registers what mail systems hand on.</summary>
internal static class MailRegistration
{
    /// <summary>Adds e-mail; after <see cref="IngestRegistration.AddIngest"/>, which reads its options.</summary>
    /// <param name="builder">The host's builder.</param>
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PersonalEmails>();
        builder.Services.AddScoped<AutomaticEmails>();
        builder.Services.AddScoped<BouncedEmails>();
        builder.Services.AddScoped<AnsweredEmails>();
        builder.Services.AddScoped<OwnEmails>();
        builder.Services.AddScoped<SentEmails>();
        builder.Services.AddScoped<IIngestAdapter, EmailAdapter>();
        return builder;
    }
}
