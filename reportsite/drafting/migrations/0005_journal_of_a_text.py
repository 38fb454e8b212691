from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("drafting", "0004_versions")]

    operations = [
        migrations.AddIndex(
            model_name="journal",
            index=models.Index(fields=["report", "key", "name"], name="journal_of_a_text"),
        ),
    ]
