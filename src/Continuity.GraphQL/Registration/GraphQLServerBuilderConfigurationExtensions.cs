using Microsoft.Extensions.Configuration;

namespace Continuity.GraphQL.Registration;

/// <summary>Takes a GraphQL server's options from the configuration.</summary>
public static class GraphQLServerBuilderConfigurationExtensions
{
    /// <summary>
    /// Changes the server's options by a section of the configuration: <c>MaxTokens</c> is the option of that name, <c>TrustedDocuments:Sources:0</c> the
    /// first of a list. What the section does not name stays as it is.
    /// </summary>
    /// <param name="builder">The server's builder.</param>
    /// <param name="section">The section.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">
    /// A key is no option, or its value can't be read or is out of bounds. The message is one line that names the key, the value and what may be there.
    /// </exception>
    public static GraphQLServerBuilder BindOptions(this GraphQLServerBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.ModifyOptions(options => OptionBinding.Bind(section, options));
    }
}
